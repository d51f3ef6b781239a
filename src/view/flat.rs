//! What the materials of flat shapes have in common: one shader, blending, vertices that carry more than a place.

/// Implements `Material2d` for a material whose shader, with vertex and fragment stage, takes the place of a vertex and
/// then these attributes, in this order.
macro_rules! flat_material {
    ($material:ty, $shader:expr, [$($attribute:expr),+ $(,)?]) => {
        impl bevy::sprite_render::Material2d for $material {
            fn vertex_shader() -> bevy::shader::ShaderRef {
                bevy::shader::ShaderRef::Handle($shader)
            }

            fn fragment_shader() -> bevy::shader::ShaderRef {
                bevy::shader::ShaderRef::Handle($shader)
            }

            fn alpha_mode(&self) -> bevy::sprite_render::AlphaMode2d {
                bevy::sprite_render::AlphaMode2d::Blend
            }

            fn specialize(
                descriptor: &mut bevy::render::render_resource::RenderPipelineDescriptor,
                layout: &bevy::mesh::MeshVertexBufferLayoutRef,
                _key: bevy::sprite_render::Material2dKey<Self>,
            ) -> Result<(), bevy::render::render_resource::SpecializedMeshPipelineError> {
                let attributes = [Mesh::ATTRIBUTE_POSITION, $($attribute),+];
                let placed = attributes.iter().zip(0..).map(|(one, place)| one.at_shader_location(place));
                let placed: Vec<_> = placed.collect();
                descriptor.vertex.buffers = vec![layout.0.get_layout(&placed)?];
                descriptor.primitive.cull_mode = None;
                Ok(())
            }
        }
    };
}

pub(super) use flat_material;
