import { create } from "qrcode";

const longest = 1_000;

/**
 * A square that phones read, as paths of this page: no picture is loaded, nothing is asked of anybody. Four modules of
 * quiet around it (ISO/IEC 18004).
 */
export function QrSquare({ text, label }: { text: string; label: string }) {
  // What is longer, no phone could read from a screen.
  if (text.length > longest) return null;
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size, data } = modules;
  const path = Array.from({ length: size * size }, (_, index) => index)
    .filter((index) => data[index])
    .map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`)
    .join("");
  return (
    <svg
      className="qr"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
