import { ClearOutlined, UndoOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type PointerEvent, useEffect, useRef } from "react";
import { useDark } from "../../spine/theme/theme";
import { useTexts } from "../../spine/words/language";
import { draw, flaw, RATIO, reach, type Stroke } from "./strokes";

/** A field to sign in with a finger, a pen or a mouse. */
export function SignPad(props: {
  label: string;
  strokes: Stroke[];
  onChange: (next: Stroke[]) => void;
  /** It was tried to be sent as it is. */
  wrong?: boolean;
}) {
  const { label, strokes, onChange } = props;
  const t = useTexts();
  const dark = useDark();
  const canvas = useRef<HTMLCanvasElement>(null);
  // The stroke under the finger; it becomes part of the signature when the finger is lifted.
  const live = useRef<{ id: number; stroke: Stroke } | null>(null);
  const shown = useRef(strokes);
  shown.current = strokes;

  useEffect(() => {
    const box = canvas.current;
    if (!box) return;
    const paint = () => paintOn(box, shown.current, dark);
    paint();
    const watch = new ResizeObserver(paint);
    watch.observe(box);
    return () => watch.disconnect();
  }, [dark]);

  useEffect(() => {
    if (canvas.current) paintOn(canvas.current, strokes, dark);
  }, [strokes, dark]);

  function at(event: PointerEvent<HTMLCanvasElement>): [number, number] {
    const box = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.width];
  }

  function down(event: PointerEvent<HTMLCanvasElement>) {
    // One finger signs; the ball of the hand does not.
    if (live.current || (event.pointerType === "mouse" && event.button !== 0)) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    live.current = { id: event.pointerId, stroke: reach([], at(event)) };
    paintOn(event.currentTarget, [...strokes, live.current.stroke], dark);
  }

  function move(event: PointerEvent<HTMLCanvasElement>) {
    const now = live.current;
    if (now?.id !== event.pointerId) return;
    now.stroke = reach(now.stroke, at(event));
    paintOn(event.currentTarget, [...strokes, now.stroke], dark);
  }

  function up(event: PointerEvent<HTMLCanvasElement>) {
    const now = live.current;
    if (now?.id !== event.pointerId) return;
    live.current = null;
    onChange([...strokes, now.stroke]);
  }

  const wrong = props.wrong ? flaw(strokes) : null;
  return (
    <div className={`sign-pad ${wrong ? "field-wrong" : ""}`}>
      <div className="field-head">
        <span className="sign-label">{label}</span>
        <span className="row">
          <Button
            icon={<UndoOutlined />}
            disabled={strokes.length === 0}
            onClick={() => onChange(strokes.slice(0, -1))}
            data-testid="sign-undo"
          >
            {t("field.undo")}
          </Button>
          <Button
            icon={<ClearOutlined />}
            disabled={strokes.length === 0}
            onClick={() => onChange([])}
            data-testid="sign-clear"
          >
            {t("field.clear")}
          </Button>
        </span>
      </div>
      <div className="sign-box">
        <canvas
          ref={canvas}
          role="img"
          aria-label={t(strokes.length === 0 ? "field.signEmpty" : "field.signHas", { n: strokes.length })}
          data-testid="sign-canvas"
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
        />
        {strokes.length === 0 && (
          <span className="sign-hint" aria-hidden="true">
            {t("field.signHere")}
          </span>
        )}
      </div>
      {wrong && (
        <div className="field-error" role="alert" data-testid="sign-flaw">
          {t(wrong === "empty" ? "field.signMissing" : "field.signDot")}
        </div>
      )}
    </div>
  );
}

/** At the resolution of the screen, however dense it is. */
function paintOn(canvas: HTMLCanvasElement, strokes: Stroke[], dark: boolean): void {
  const width = canvas.clientWidth;
  const scale = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * scale), Math.round(width * RATIO * scale)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  const brush = canvas.getContext("2d");
  if (!brush) return;
  brush.setTransform(1, 0, 0, 1, 0, 0);
  brush.clearRect(0, 0, wide, high);
  brush.setTransform(scale, 0, 0, scale, 0, 0);
  brush.setLineDash([4, 4]);
  brush.strokeStyle = dark ? "#75828b" : "#8b97a1";
  brush.lineWidth = 1;
  brush.beginPath();
  brush.moveTo(width * 0.06, width * RATIO * 0.78);
  brush.lineTo(width * 0.94, width * RATIO * 0.78);
  brush.stroke();
  brush.setLineDash([]);
  draw(brush, strokes, width, dark ? "#e8edf0" : "#10202c");
}
