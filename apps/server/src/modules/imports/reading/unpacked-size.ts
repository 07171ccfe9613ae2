/**
 * How many bytes the parts of a ZIP file have unpacked, by its directory. Reading a part stops where it turns out larger
 * than is said there, so a lie only ends the reading; a part that keeps its size to itself is refused here.
 */
export function unpackedSize(zip: Uint8Array): number {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new RangeError('has a broken directory');
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const isDeflated = view.getUint16(at + 10, true) !== 0;
    // Nothing at all is two bytes of deflate.
    if (isDeflated && (packed === 0 || (unpacked === 0 && packed > 2))) throw new RangeError('has a part that does not say its size');
    total += unpacked;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return total;
}

/** The last record, found from the back: only a comment may stand behind it. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new RangeError('has no directory');
}
