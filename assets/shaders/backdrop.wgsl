// The ground as it was last drawn, pixel by pixel.

#import bevy_sprite::mesh2d_vertex_output::VertexOutput

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var drawn: texture_2d<f32>;

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    return vec4(textureLoad(drawn, vec2<i32>(in.position.xy), 0).rgb, 1.0);
}
