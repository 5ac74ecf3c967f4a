import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  ExclamationCircleFilled,
  HourglassOutlined,
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
  if (due === null || colour === null) return <span className="quiet">{t("clock.none")}</span>;
  const left = due - now;
  const shown: Colour = left < 0 && colour !== "done" && colour !== "paused" ? "red" : colour;
  const text =
    colour === "paused"
      ? t("clock.paused")
      : colour === "done"
        ? t("clock.done")
        : left < 0
          ? t("clock.late", { span: span(left, language) })
          : t("clock.left", { span: span(left, language) });
  return (
    <span
      className={`countdown colour-${shown}`}
      title={`${label ? `${label} · ` : ""}${shortTime(due, now)}`}
    >
      <span aria-hidden="true">{colourIcon(shown)}</span>
      <span className="figures">{text}</span>
      {label && <span className="countdown-label">{label}</span>}
    </span>
  );
}
