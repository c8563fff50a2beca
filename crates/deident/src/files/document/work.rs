//! How much work it is to draw a page, in numbers of what is drawn and not in time: the same on every device.

use hayro::{
    hayro_interpret::{DrawMode, pattern::TilingPattern},
    kurbo::{Affine, BezPath, PathEl, Point, Rect},
};

/// How much a page may take, a pixel of an edge being a quarter: a street map takes a tenth, a scan a hundredth.
const MAX: f64 = 50_000_000.0;
/// Into pieces of so many pixels the library cuts what it fills, and remembers something for each.
const PIECE: f64 = 1024.0;
/// So many pixels are read or written in the time of one piece.
const PIXELS: f64 = 64.0;
/// So many pixels a pattern may have: its library would take memory for four thousand million.
const MAX_PATTERN: f64 = 40_000_000.0;

/// What was done so far.
#[derive(Debug)]
pub(super) struct Work {
    done: f64,
    /// The page in points; what lies outside is not filled.
    page: Rect,
    /// Pixels for a point.
    scale: f64,
}

impl Work {
    pub(super) fn new(page: Rect, scale: f64) -> Self {
        Self { done: 0.0, page, scale }
    }

    /// Whether it is more than a page may take. Then nothing need be counted any more.
    pub(super) fn is_too_much(&self) -> bool {
        self.done > MAX
    }

    pub(super) fn done(&self) -> f64 {
        self.done
    }

    /// A figure that is filled or drawn, and where it lies.
    pub(super) fn path(&mut self, path: &BezPath, transform: Affine, mode: &DrawMode) -> Rect {
        let (inside, plain) = (self.page.width().hypot(self.page.height()), path.elements().len() as f64);
        let (mut last, mut edges, mut along) = (Point::ZERO, 0.0, 0.0);
        for element in path.elements() {
            let end = match *element {
                PathEl::MoveTo(point) => {
                    last = point;
                    continue;
                }
                PathEl::LineTo(point) | PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => point,
                PathEl::ClosePath => continue,
            };
            along += (end - last).hypot();
            edges += (transform * end - transform * last).hypot().min(inside);
            last = end;
        }
        let mut bounds = transform.transform_rect_bbox(path.control_box());
        if let DrawMode::Stroke(stroke) | DrawMode::FillAndStroke(_, stroke) = mode {
            let width = f64::from(stroke.line_width) * transform.determinant().abs().sqrt();
            bounds = bounds.inflate(width, width);
            let dashes: f64 = stroke.dash_array.iter().map(|dash| f64::from(dash.abs())).sum();
            if !stroke.dash_array.is_empty() {
                self.add(along / dashes * stroke.dash_array.len() as f64);
            }
        }
        self.add(plain + edges * self.scale / 4.0);
        self.area(bounds);
        bounds
    }

    /// A part of the page that is filled.
    pub(super) fn area(&mut self, bounds: Rect) {
        self.add(1.0 + bounds.intersect(self.page).area() * self.scale * self.scale / PIECE);
    }

    /// The whole page, kept apart until it is laid over what is below.
    pub(super) fn layer(&mut self, masked: bool) {
        let pixels = self.page.area() * self.scale * self.scale;
        self.add(pixels / if masked { PIXELS } else { PIECE });
    }

    /// A part of the page that is filled with shades, which are reckoned for each pixel.
    pub(super) fn shades(&mut self, bounds: Rect) {
        self.pixels(bounds.intersect(self.page).area() * self.scale * self.scale);
    }

    /// Pixels of a picture.
    pub(super) fn pixels(&mut self, count: f64) {
        self.add(count / PIXELS);
    }

    /// How often a pattern's cell is drawn to fill an area, each time over again what it took since `before`.
    pub(super) fn pattern(&mut self, pattern: &TilingPattern<'_>, area: Rect, before: f64) {
        let area = pattern.matrix.inverse().transform_rect_bbox(area);
        let [a, b, c, d, ..] = pattern.matrix.as_coeffs();
        let axis = |cell: f64, step: f32, visible: f64, pixels: f64| {
            let step = f64::from(step.abs());
            if visible >= step {
                (cell / step + 1.0, step * pixels * self.scale)
            } else {
                ((cell + visible) / step + 2.0, visible * pixels * self.scale)
            }
        };
        let (across, width) = axis(pattern.bbox.width(), pattern.x_step, area.width(), a.hypot(b));
        let (down, height) = axis(pattern.bbox.height(), pattern.y_step, area.height(), c.hypot(d));
        let texture = width.max(1.0) * height.max(1.0);
        if texture > MAX_PATTERN {
            self.done = f64::INFINITY;
        }
        self.pixels(texture);
        let cell = self.done - before + 1.0;
        self.add(cell * (across * down - 1.0).max(0.0));
    }

    /// What is no number is too much.
    fn add(&mut self, work: f64) {
        self.done += if work.is_nan() { f64::INFINITY } else { work };
    }
}
