// Sea, lakes and land, each by a variant of its own: a software adapter walks both ways of every branch. The red channel of the ground texture is relief, the green one the distance to
// the nearest coast or outer border of a bloc (square root, so that short distances are fine).

#import bevy_sprite::mesh2d_vertex_output::VertexOutput
#import bevy_sprite::mesh2d_view_bindings::view

struct Ground {
    // x, y of the lower left corner and width, height of the texture, km
    frame: vec4<f32>,
    sea_deep: vec4<f32>,
    sea_shore: vec4<f32>,
    land: vec4<f32>,
    land_afar: vec4<f32>,
    land_quiet: vec4<f32>,
    coast: vec4<f32>,
    hostile: vec4<f32>,
    // x: device pixels in a point; y: km that a full green channel stands for
    scale: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> ground: Ground;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var ground_texture: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var ground_sampler: sampler;

// From sRGB, in which the colours are mixed as a painter mixes them, to light: a cubic within half a step of 255,
// because this runs for every pixel of the screen and a software adapter pays dearly for a power.
fn light(c: vec3<f32>) -> vec3<f32> {
    return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
}

// exp(-x) for x >= 0 within a part in a thousand.
fn fade(x: f32) -> f32 {
    return 1.0 / (1.0 + x * (1.0 + x * (0.48 + x * 0.235)));
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
#ifdef LAKE
    return vec4(light(mix(ground.sea_deep.rgb, ground.sea_shore.rgb, 0.75)), 1.0);
#else
    let at = in.world_position.xy;
    let uv = vec2(at.x - ground.frame.x, ground.frame.y + ground.frame.w - at.y) / ground.frame.zw;
    let texel = textureSampleLevel(ground_texture, ground_sampler, uv, 0.0);
    let row = vec2(view.clip_from_world[0][0], view.clip_from_world[1][0]);
    let points_per_km = 0.5 * view.viewport.z * length(row) / ground.scale.x;
    let km = texel.g * texel.g * ground.scale.y;
    let far = km * points_per_km;
#ifdef SEA
    // a shelf, and the light of the coast on the water
    let shelf = mix(ground.sea_deep.rgb, ground.sea_shore.rgb, fade(km / 60.0));
    let colour = mix(shelf, ground.coast.rgb, 0.34 * fade(far / 7.0));
#else
    let relief = clamp((texel.r - 0.5) * 3.2, -1.0, 1.0);
    let shade = 1.0 + relief * select(0.13, 0.16, relief < 0.0);
#ifdef FAR
    let colour = ground.land_quiet.rgb * shade;
#else
    // The colour of the vertices is that of the bloc; its last channel says how strongly it shows. From afar the land
    // steps back behind coasts and borders, and each bloc has a tone of its own.
    let afar = mix(ground.land_afar.rgb, in.color.rgb, 0.11 * in.color.a);
    let land = mix(afar, ground.land.rgb, smoothstep(0.4, 0.8, points_per_km)) * shade;
#ifdef OCCUPIED
    let stripe = fract((in.position.x + in.position.y) / (9.0 * ground.scale.x));
    let colour = mix(land, ground.hostile.rgb, select(0.0, 0.28, stripe < 0.22));
#else
    let glow = 0.5 * fade(far / 9.0) + 0.1 * fade(far / 28.0 + km / 90.0);
    let colour = mix(land, in.color.rgb, in.color.a * glow);
#endif
#endif
#endif
    return vec4(light(colour), 1.0);
#endif
}
