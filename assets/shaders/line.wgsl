// Every line of the map: constant width in points, mitred, cased, dashed by its own length.

#import bevy_sprite::mesh2d_view_bindings::view

struct Line {
    // x: device pixels in a point; y: how far the dashes have run, points
    scale: vec4<f32>,
    // colour of the casing, light
    casing: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> line: Line;

struct Vertex {
    // x, y, km; which side of the line: -1 or 1
    @location(0) position: vec3<f32>,
    // the points before and after
    @location(1) around: vec4<f32>,
    // km along the line, its whole length, half width and casing in points
    @location(2) along: vec4<f32>,
    @location(3) colour: vec4<f32>,
    // pattern: 0 solid, 1 dashes, 2 dots, 3 band; points on; points of the period; share cut out of the middle
    @location(4) pattern: vec4<f32>,
}

struct Fragment {
    @builtin(position) position: vec4<f32>,
    @location(0) colour: vec4<f32>,
    // points across and along, and the whole length
    @location(1) place: vec3<f32>,
    @location(2) @interpolate(flat) widths: vec2<f32>,
    @location(3) @interpolate(flat) pattern: vec4<f32>,
    // quantised measure for the dashes: it does not slide while the map zooms
    @location(4) measure: f32,
}

fn to_pixels(p: vec2<f32>) -> vec2<f32> {
    let clip = view.clip_from_world * vec4(p, 0.0, 1.0);
    return clip.xy * 0.5 * view.viewport.zw;
}

// From sRGB to light.
fn light(c: vec3<f32>) -> vec3<f32> {
    return select(pow((c + 0.055) / 1.055, vec3(2.4)), c / 12.92, c <= vec3(0.04045));
}

fn direction(v: vec2<f32>) -> vec2<f32> {
    let l = length(v);
    return select(vec2(0.0), v / l, l > 1e-4);
}

@vertex
fn vertex(v: Vertex) -> Fragment {
    let dpr = line.scale.x;
    let here = to_pixels(v.position.xy);
    var into = direction(here - to_pixels(v.around.xy));
    var out_of = direction(to_pixels(v.around.zw) - here);
    if dot(into, into) < 0.5 { into = out_of; }
    if dot(out_of, out_of) < 0.5 { out_of = into; }
    var tangent = direction(into + out_of);
    if dot(tangent, tangent) < 0.5 { tangent = out_of; }
    let normal = vec2(-tangent.y, tangent.x);
    let stretch = 1.0 / max(dot(normal, vec2(-out_of.y, out_of.x)), 0.5);
    let half_width = v.along.z + v.along.w + 1.0;
    let across = half_width * v.position.z;
    let pixel = here + normal * across * stretch * dpr;
    let row = vec2(view.clip_from_world[0][0], view.clip_from_world[1][0]);
    let points_per_km = 0.5 * view.viewport.z * length(row) / dpr;
    var out: Fragment;
    let z = (view.clip_from_world * vec4(v.position.xy, 0.0, 1.0)).z;
    out.position = vec4(pixel / (0.5 * view.viewport.zw), z, 1.0);
    out.colour = vec4(light(v.colour.rgb), v.colour.a);
    out.place = vec3(across, v.along.x * points_per_km, v.along.y * points_per_km);
    out.widths = v.along.zw;
    out.pattern = v.pattern;
    out.measure = v.along.x * exp2(round(log2(points_per_km)));
    return out;
}

@fragment
fn fragment(in: Fragment) -> @location(0) vec4<f32> {
    let dpr = line.scale.x;
    let soft = 0.5 / dpr;
    let across = abs(in.place.x);
    let half_width = in.widths.x;
    var body = 1.0 - smoothstep(half_width - soft, half_width + soft, across);
    let kind = in.pattern.x;
    let period = in.pattern.z;
    if kind > 0.5 && kind < 1.5 {
        let t = (in.measure - line.scale.y) - period * floor((in.measure - line.scale.y) / period);
        let edge = min(t, in.pattern.y - t);
        body *= smoothstep(-soft, soft, edge);
    } else if kind > 1.5 && kind < 2.5 {
        let t = in.measure - period * (floor(in.measure / period) + 0.5);
        let r = length(vec2(t, in.place.x));
        body = 1.0 - smoothstep(in.pattern.y - soft, in.pattern.y + soft, r);
    } else if kind > 2.5 {
        // band: a translucent fill with dashed edges
        let rim = smoothstep(half_width - 1.8, half_width - 0.9, across) * body;
        let t = in.measure - period * floor(in.measure / period);
        let dashed = rim * select(0.0, 1.0, t < in.pattern.y || period <= 0.0);
        body = max(body * 0.34, dashed);
    }
    var kept = 1.0;
    let cut = in.pattern.w * in.place.z;
    if cut > 0.0 {
        kept = smoothstep(-soft, soft, abs(in.place.y - 0.5 * in.place.z) - 0.5 * cut);
    }
    let reach = half_width + in.widths.y;
    var casing = 0.0;
    if in.widths.y > 0.0 {
        casing = 0.78 * (1.0 - smoothstep(reach - 0.8, reach + soft, across));
    }
    let over = body * in.colour.a;
    let alpha = (over + casing * (1.0 - over)) * kept;
    if alpha < 0.004 { discard; }
    let colour = (in.colour.rgb * over + line.casing.rgb * casing * (1.0 - over)) / max(over + casing * (1.0 - over), 1e-4);
    return vec4(colour, alpha);
}
