//! How a device is called: nobody reads its id.

use crate::{app::i18n::Words, domain::DeviceId};

/// The most letters of a device's mark.
pub const DEVICE_MARK_CHARS: usize = 4;

/// The end of a device's id, by which it is told from others on files, in histories and in its own name.
pub fn device_mark(device: &DeviceId) -> String {
    let plain: Vec<char> = device.as_str().chars().filter(|c| c.is_alphanumeric()).collect();
    plain[plain.len().saturating_sub(DEVICE_MARK_CHARS)..].iter().flat_map(|c| c.to_uppercase()).collect()
}

/// Which device recorded something, seen from `here`.
pub fn device_words(words: Words, device: &DeviceId, here: &DeviceId) -> String {
    match device == here {
        true => words.t("facts.device.here"),
        false => words.tv("facts.device.other", &[("mark", &device_mark(device))]),
    }
}

/// What a device is called until somebody gives it a name.
pub fn device_default_name(words: Words, device: &DeviceId, phone: bool) -> String {
    let key = if phone { "facts.device.phone" } else { "facts.device.computer" };
    words.tv(key, &[("mark", &device_mark(device))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn a_device_is_called_by_a_short_mark_and_never_by_its_id() {
        let device = |id: &str| DeviceId::parse(id).unwrap();
        let here = device("0197a5c3-1111-7000-8000-0000000a3f2c");
        let other = device("0197a5c3-1111-7000-8000-00000000beef");
        let zh = Words(Lang::ZhCn);
        assert_eq!(device_words(zh, &here, &here), "本机");
        assert_eq!(device_words(zh, &other, &here), "设备 BEEF");
        assert_eq!(device_default_name(zh, &here, false), "电脑 3F2C");
        assert_eq!(device_default_name(zh, &here, true), "手机 3F2C");
        assert_eq!(device_mark(&device("d")), "D");
    }
}
