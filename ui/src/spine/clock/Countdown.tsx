import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Colour } from "../../api/types";
import { useLanguage, useTexts } from "../words/language";
import { shortTime, span } from "./moment";
import { useNow } from "./now";

const ICONS: Record<Colour, ReactNode> = {
  green: <ClockCircleOutlined />,
  yellow: <HourglassOutlined />,
  orange: <ExclamationCircleFilled />,
  red: <WarningFilled />,
  paused: <PauseCircleOutlined />,
  none: <MinusCircleOutlined />,
  done: <CheckCircleOutlined />,
};

export function colourIcon(colour: Colour): ReactNode {
  return ICONS[colour] ?? ICONS.green;
}

/** Time left or passed, with sign and word: colour is never the only bearer of meaning. */
export function Countdown({
  due,
  colour,
  label,
}: {
  due: number | null;
  colour: Colour | null;
  label?: string;
}) {
  const t = useTexts();
  const language = useLanguage();
  const now = useNow();
  // Paused and done are said without a due time; everything else that has none has no clock.
  const still = colour === "paused" || colour === "done";
  if (colour === null || colour === "none" || (due === null && !still))
    return <span className="quiet">{t("clock.none")}</span>;
  const left = due === null ? 0 : due - now;
  const shown: Colour = left < 0 && !still ? "red" : colour;
  const text = still
    ? t(`clock.${colour}`)
    : left < 0
      ? t("clock.late", { span: span(left, language) })
      : t("clock.left", { span: span(left, language) });
  return (
    <span
      className={`countdown colour-${shown}`}
      title={[label, due === null ? "" : shortTime(due, now)].filter(Boolean).join(" · ")}
    >
      <span aria-hidden="true">{colourIcon(shown)}</span>
      <span className="figures">{text}</span>
      {label && <span className="countdown-label">{label}</span>}
    </span>
  );
}
