/** Text whose isolated pieces, such as 2020-Q3 or 475,000–525,000, don't break at their dashes. */
export function Unbroken({ text }: { text: string }) {
  return text.split(/(\u2066[^\u2069]*\u2069|[^\s\u2066]*\d[-–]\S+)/u).map((piece, index) =>
    index % 2 === 0 ? (
      piece
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name.
      <span key={index} className="whitespace-nowrap">
        {piece}
      </span>
    ),
  );
}
