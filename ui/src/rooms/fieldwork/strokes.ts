// A signature as strokes. Lengths are parts of the pad's width, so that it survives a turned phone and another screen.

/** x and y as parts of the width of the pad. */
export type Point = [number, number];
export type Stroke = Point[];

/** Height of the pad as a part of its width. */
export const RATIO = 0.5;
/** Less ink than this (in widths of the pad) or a smaller spread is a slip of the finger. */
const INK = 0.15;
const SPREAD = 0.06;

export function ink(strokes: Stroke[]): number {
  let sum = 0;
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i += 1) {
      const [a, b] = [stroke[i - 1], stroke[i]];
      if (a && b) sum += Math.hypot(b[0] - a[0], b[1] - a[1]);
    }
  }
  return sum;
}

/** What is wrong with it: nothing was drawn, or no more than a dot or a dash. */
export function flaw(strokes: Stroke[]): "empty" | "dot" | null {
  const points = strokes.flat();
  if (points.length === 0) return "empty";
  const side = (n: 0 | 1) => {
    const all = points.map((point) => point[n]);
    return Math.max(...all) - Math.min(...all);
  };
  return ink(strokes) < INK || Math.max(side(0), side(1)) < SPREAD ? "dot" : null;
}

/** Adds a point unless the finger has not moved: an unsteady hand makes no thousand points. */
export function reach(stroke: Stroke, to: Point): Stroke {
  const last = stroke.at(-1);
  if (last && Math.hypot(to[0] - last[0], to[1] - last[1]) < 0.002) return stroke;
  return [...stroke, [round(to[0]), round(to[1])]];
}

const round = (n: number) => Math.round(n * 10_000) / 10_000;

/** Draws the strokes on a pad that is `width` wide. */
export function draw(
  brush: CanvasRenderingContext2D,
  strokes: Stroke[],
  width: number,
  colour: string,
): void {
  brush.strokeStyle = colour;
  brush.fillStyle = colour;
  brush.lineWidth = Math.max(2, width / 160);
  brush.lineCap = "round";
  brush.lineJoin = "round";
  for (const stroke of strokes) {
    const first = stroke[0];
    if (!first) continue;
    brush.beginPath();
    if (stroke.length === 1) {
      brush.arc(first[0] * width, first[1] * width, brush.lineWidth / 2, 0, Math.PI * 2);
      brush.fill();
      continue;
    }
    brush.moveTo(first[0] * width, first[1] * width);
    for (let i = 1; i < stroke.length; i += 1) {
      const [a, b] = [stroke[i - 1], stroke[i]];
      if (!a || !b) continue;
      // Through the middles, so that quick strokes have no corners.
      brush.quadraticCurveTo(
        a[0] * width,
        a[1] * width,
        ((a[0] + b[0]) / 2) * width,
        ((a[1] + b[1]) / 2) * width,
      );
    }
    const last = stroke.at(-1) ?? first;
    brush.lineTo(last[0] * width, last[1] * width);
    brush.stroke();
  }
}

/** Dark on white whatever the theme of the screen is: it is printed and filed. */
export function toPng(strokes: Stroke[], width = 1200): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = width * RATIO;
  const brush = canvas.getContext("2d");
  if (!brush) return Promise.reject(new Error("no canvas"));
  brush.fillStyle = "#ffffff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  draw(brush, strokes, width, "#10202c");
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png"),
  );
}
