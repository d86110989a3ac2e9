/** Draw a bar as SVG: the page's policy forbids inline styles. It starts on the side where reading starts. */
export function FigureBar({ value, max }: { value: number; max: number }) {
  const width = Math.max(1, Math.round((value / max) * 100));
  return (
    <svg
      className="figure-bar"
      viewBox="0 0 100 10"
      width="100"
      height="10"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect width={width} height="10" />
    </svg>
  );
}
