//! Second factors as authenticator apps take them: `otpauth://totp/…`.

/// The key in such an address, in fours, as it is typed.
pub fn key(address: &str) -> String {
    let rest = address.split_once("secret=").map_or(address, |(_, rest)| rest);
    let letters = Vec::from_iter(rest.split('&').next().unwrap_or_default().chars());
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// The digits of a code as somebody has typed it: authenticator apps show them in two groups.
pub fn digits(typed: &str) -> String {
    typed.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_key_is_shown_as_it_is_typed() {
        let address = "otpauth://totp/SeconDOK:ada%40example.org?secret=ABCDEFGHI&issuer=SeconDOK";
        assert_eq!(super::key(address), "ABCD EFGH I");
    }

    #[test]
    fn a_code_is_its_digits() {
        assert_eq!(super::digits(" 123 456\n"), "123456");
    }
}
