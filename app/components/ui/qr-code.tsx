import { create } from "qrcode";

const longest = 1_000;

/**
 * Show a QR code as an inline path, without loading a picture from anywhere. The quiet zone is four modules (ISO/IEC
 * 18004).
 */
export function QrSquare({ text, label }: { text: string; label: string }) {
  // Phones could not read a longer code from a screen.
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
