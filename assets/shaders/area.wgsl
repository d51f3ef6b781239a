// Circles on the map: jamming, a circle of error, a dark disc under a silent unit. One quad each.

#import bevy_sprite::mesh2d_view_bindings::view

struct Area {
    // x: device pixels in a point
    scale: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> area: Area;

struct Vertex {
    // centre, km; unused
    @location(0) position: vec3<f32>,
    // corner in units of the radius, radius in km, least radius in points
    @location(1) corner: vec4<f32>,
    @location(2) fill: vec4<f32>,
    @location(3) edge: vec4<f32>,
    // hatch: 0 none, 1 rising, -1 falling; stripes every n points; dashes on the edge: on, period in points
    @location(4) pattern: vec4<f32>,
}

struct Fragment {
    @builtin(position) position: vec4<f32>,
    @location(0) place: vec2<f32>,
    @location(1) @interpolate(flat) radius: f32,
    @location(2) @interpolate(flat) fill: vec4<f32>,
    @location(3) @interpolate(flat) edge: vec4<f32>,
    @location(4) @interpolate(flat) pattern: vec4<f32>,
}

// From sRGB to light.
fn light(c: vec3<f32>) -> vec3<f32> {
    return select(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, c <= vec3(0.04045));
}

@vertex
fn vertex(v: Vertex) -> Fragment {
    let row = vec2(view.clip_from_world[0][0], view.clip_from_world[1][0]);
    let points_per_km = 0.5 * view.viewport.z * length(row) / area.scale.x;
    let radius = max(v.corner.z * points_per_km, v.corner.w);
    let reach = v.corner.xy * (radius + 1.0);
    let clip = view.clip_from_world * vec4(v.position.xy, 0.0, 1.0);
    var out: Fragment;
    out.position = vec4(clip.xy + reach * area.scale.x / (0.5 * view.viewport.zw), clip.z, 1.0);
    out.place = reach;
    out.radius = radius;
    out.fill = vec4(light(v.fill.rgb), v.fill.a);
    out.edge = vec4(light(v.edge.rgb), v.edge.a);
    out.pattern = v.pattern;
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let soft = 0.6 / area.scale.x;
    let r = length(in.place);
    let inside = 1.0 - smoothstep(in.radius - soft, in.radius + soft, r);
    if inside < 0.004 { discard; }
    var fill = in.fill.a;
    if in.pattern.x != 0.0 {
        let across = (in.position.x + in.position.y * in.pattern.x) * 0.7071 / area.scale.x;
        let t = abs(fract(across / in.pattern.y) - 0.5) * in.pattern.y;
        fill *= 0.16 + 0.84 * (1.0 - smoothstep(1.0, 1.8, t));
    }
    var rim = smoothstep(in.radius - 1.8 - soft, in.radius - 1.8 + soft, r) * in.edge.a;
    if in.pattern.w > 0.0 {
        let turn = 6.2831853 * in.radius;
        let period = turn / max(round(turn / in.pattern.w), 1.0);
        let along = (atan2(in.place.y, in.place.x) + 3.14159265) * in.radius;
        rim *= select(0.0, 1.0, along - period * floor(along / period) < in.pattern.z);
    }
    let alpha = inside * (rim + fill * (1.0 - rim));
    let colour = (in.edge.rgb * rim + in.fill.rgb * fill * (1.0 - rim)) / max(rim + fill * (1.0 - rim), 1e-4);
    return vec4(colour, alpha);
}
