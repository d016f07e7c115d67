//! The stand-alone page.

fn main() {
    yew::Renderer::<smr_check::app::App>::new().render();
}
