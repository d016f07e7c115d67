use yew::prelude::*;

#[component]
fn Page() -> Html {
    let count = use_state(|| 0);
    let add = { let count = count.clone(); Callback::from(move |_| count.set(*count + 1)) };
    html! { <main><h1>{"smr-check"}</h1><button onclick={add}>{ *count }</button></main> }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
