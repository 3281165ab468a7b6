//! What a picture says of itself to programs: its title, where it comes from, and the whole link that restores it.

use crate::catalog::CATALOG_DATE;
use crate::figures::markup::Out;
use crate::model::VERSION;
use crate::scenario::files::NAMESPACE;

/// Writes the `<metadata>` of a picture: our own element with the link, and the Dublin Core that other programs show.
pub(super) fn metadata(out: &mut Out, link: &str, title: &str) {
    out.put("<metadata>\n<f:scenario xmlns:f=\"").put(NAMESPACE);
    out.put("\" link=\"").text(link);
    out.put("\" model=\"").put(VERSION);
    out.put("\" catalog=\"").put(CATALOG_DATE).put("\"/>\n");
    out.put("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\"><dc:title>");
    out.text(title)
        .put("</dc:title><dc:publisher>Fabriconomics ");
    out.put(VERSION)
        .put("</dc:publisher><dc:source>")
        .text(link);
    out.put("</dc:source></rdf:Description></rdf:RDF>\n</metadata>\n");
}

/// The address of a page as a picture may carry it: of the web or of a file, without the rest of a link; or nothing.
pub(super) fn page(address: &str) -> &str {
    let address = address.trim();
    let place = address
        .find(['#', '?'])
        .map_or(address, |end| &address[..end]);
    let known = ["https://", "http://", "file://"].iter().any(|scheme| {
        place
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && place.len() > scheme.len()
    });
    let plain =
        !place.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c));
    if known && plain { place } else { "" }
}

/// The link as it is read on paper: without its scheme, and without what nobody would type.
pub(super) fn shown(link: &str) -> String {
    let link = link.split_once("://").map_or(link, |(_, rest)| rest);
    let (place, pairs) = link.split_once('#').unwrap_or((link, ""));
    let mut shown = [place, "#"].concat();
    for pair in pairs.split('&') {
        let key = pair.split_once('=').map_or(pair, |(key, _)| key);
        if !["title", "model", "was"].contains(&key) {
            if !shown.ends_with('#') {
                shown.push('&');
            }
            shown.push_str(pair);
        }
    }
    shown
}
