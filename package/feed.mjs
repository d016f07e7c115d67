// The changelog as a feed (Atom, RFC 4287), so that whoever shows the check hears that rules changed.
import { createHash } from 'node:crypto';

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt()};`);

/** The same for the same name, wherever the feed is kept (RFC 9562, version 8). */
const id = (name) => {
  const hex = createHash('sha256').update(`smr-check ${name}`).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** An entry for each version. What has no date yet is as new as the rule base. */
export function feed(changelog, version, { version: base, checkedOn, verifiedThrough }) {
  const sections = changelog.split(/^## /m).slice(1);
  const entries = sections.map((section, at) => {
    const [, name, date] = section.match(/^\[?([\w.]+)\]?(?:.*?(\d{4}-\d{2}-\d{2}))?/);
    const rules = at === 0 ? `, rule base ${base}, checked on ${checkedOn}, through ${verifiedThrough}` : '';
    return `  <entry>
    <id>${id(name)}</id>
    <title>smr-check ${name}${rules}</title>
    <updated>${date ?? checkedOn}T00:00:00Z</updated>
    <content>${escaped(section.slice(section.indexOf('\n')).trim())}</content>
  </entry>
`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
  <id>${id('changes')}</id>
  <title>smr-check: versions and rules</title>
  <updated>${checkedOn}T00:00:00Z</updated>
  <author><name>smr-check</name></author>
  <generator version="${version}">smr-check</generator>
${entries.join('')}</feed>
`;
}
