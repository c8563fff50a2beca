//! Photos: what is planted in them is found nowhere in what goes out, and what is seen stays as it is.

mod make;
mod photos;
mod planted;
mod seen;
