//! How bright an image is shown. What a file says of it may leave out whatever was written into it; whoever looks can go
//! through all of it.

use leptos::prelude::*;

use super::app::App;
use crate::talk::imaging::Light;

/// The middle between the darkest and the brightest, in steps of the slider.
const MIDDLE: u32 = 50;
/// The contrast doubles with every so many steps of the slider.
const DOUBLES: f64 = 10.0;

/// The light of what both sliders say, from 0 to 100 each.
fn light(brightness: u32, contrast: u32) -> Light {
    Light {
        centre: 1.0 - f64::from(brightness.min(100)) / 100.0,
        width: (-f64::from(contrast.min(100)) / DOUBLES).exp2(),
    }
}

/// As the file says, the whole range, or as two sliders say: `details.lighting`. It stays from picture to picture.
pub(super) fn view(app: App, set: RwSignal<Option<Light>>) -> impl IntoView {
    // A picture that comes anew comes as its file says.
    set.set(None);
    let sliders = RwSignal::new((MIDDLE, 0));
    let choose = move |is_whole: bool| {
        sliders.set((MIDDLE, 0));
        set.set(is_whole.then_some(Light::WHOLE));
    };
    let is = move |is_whole: bool| {
        let light = set.get();
        if is_whole { light == Some(Light::WHOLE) } else { light.is_none() }
    };
    let button = move |is_whole: bool, id: &str| {
        view! {
            <button
                type="button"
                aria-pressed=move || if is(is_whole) { "true" } else { "false" }
                on:click=move |_| choose(is_whole)
            >
                {app.text(id)}
            </button>
        }
    };
    let slider = move |id: &str, of: fn(&mut (u32, u32)) -> &mut u32| {
        view! {
            <label>
                <span>{app.text(id)}</span>
                <input
                    type="range"
                    min="0"
                    max="100"
                    prop:value=move || of(&mut sliders.get()).to_string()
                    on:input=move |event| {
                        if let Ok(value) = event_target_value(&event).parse::<u32>() {
                            sliders.update(|sliders| *of(sliders) = value);
                            let (brightness, contrast) = sliders.get_untracked();
                            set.set(Some(light(brightness, contrast)));
                        }
                    }
                />
            </label>
        }
    };
    view! {
        <details class="more lighting">
            <summary>{app.text("files-light")}</summary>
            <p class="soft">{app.text("files-light-about")}</p>
            <p class="cluster">{button(false, "files-light-own")}{button(true, "files-light-whole")}</p>
            {slider("files-light-brightness", |sliders| &mut sliders.0)}
            {slider("files-light-contrast", |sliders| &mut sliders.1)}
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sliders_begin_at_the_whole_range_and_reach_both_ends_of_it() {
        assert_eq!(light(MIDDLE, 0), Light::WHOLE);
        let narrow = light(0, 100);
        assert_eq!(narrow.centre, 1.0, "darkest: the highest values are grey");
        assert!(narrow.width < 0.001, "neighbours among a thousand values are told apart");
        assert_eq!(light(100, 100).centre, 0.0);
    }
}
