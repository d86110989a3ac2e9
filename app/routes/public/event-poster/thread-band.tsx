/**
 * Draw the three threads as black patterns, which differ even on a photocopy. They are SVG paths, since printers leave
 * backgrounds out.
 */
export function ThreadBand() {
  const bands = ["diagonals", "dots", "waves"] as const;
  return (
    <svg className="thread-band" viewBox="0 0 300 8" preserveAspectRatio="none" aria-hidden="true">
      {bands.map((band, index) => (
        <path key={band} d={drawing[band]} transform={`translate(${index * 100} 0)`} fill="none" stroke="#000" />
      ))}
    </svg>
  );
}

const steps = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

const drawing = {
  diagonals: steps(24, (index) => `M${index * 4} 8l4-8`),
  dots: steps(24, (index) => `M${index * 4 + 1} 2h1.6M${index * 4 + 3} 6h1.6`),
  waves: steps(2, (row) => `M1 ${row * 4 + 2}${steps(12, () => "q2-3 4 0t4 0")}`),
} as const;
