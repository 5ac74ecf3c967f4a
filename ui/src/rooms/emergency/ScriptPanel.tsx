import { Button } from "antd";
import { useEffect, useRef } from "react";
import type { Page } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useLanguage, useSay, useTexts } from "../../spine/words/language";
import { useSend } from "../record/send";

const LINE = "script.";

/** The safety script: said line by line, each with the second at which it was said. */
export function ScriptPanel({ page }: { page: Page }) {
  const t = useTexts();
  const say = useSay();
  const language = useLanguage();
  const send = useSend(page.record.id);
  const lines = page.fields.filter((field) => field.key.startsWith(LINE));
  const offer = page.actions.find((one) => one.action === "tick" && one.allowed);
  const box = useRef<HTMLOListElement>(null);
  const unsaid = lines.filter((line) => line.kind !== "moment").length;
  const before = useRef<number | null>(null);
  // Who has the caller on the line reads and ticks without looking for the place: the first line has the focus on arrival,
  // and the next one when a line was said.
  useEffect(() => {
    if (send.busy) return;
    const lost = document.activeElement === null || document.activeElement === document.body;
    const begins = unsaid === lines.length && before.current === null;
    const wasSaid = before.current !== null && unsaid < before.current;
    if (lost && (begins || wasSaid)) box.current?.querySelector("button")?.focus({ preventScroll: begins });
    if (wasSaid) before.current = null;
  }, [unsaid, lines.length, send.busy]);
  if (lines.length === 0) return null;
  return (
    <section className="card" aria-labelledby="script-title">
      <h2 id="script-title">
        {t("emergency.script")}{" "}
        <span className="quiet">
          {unsaid === 0 ? t("emergency.allSaid") : t("emergency.unsaid", { n: unsaid })}
        </span>
      </h2>
      {send.problem && <ProblemNotice error={send.problem} />}
      <ol className="stack script-lines" ref={box}>
        {lines.map((line) => (
          <li key={line.key} className="row" data-field={line.key}>
            {line.kind === "moment" ? (
              <span className="figures">✓ {fullTime(Number(line.value), language)}</span>
            ) : (
              offer && (
                <Button
                  size="small"
                  disabled={send.busy}
                  // What was said was said, whatever the crew has done meanwhile: no version is asked.
                  onClick={() => {
                    before.current = unsaid;
                    void send.act(offer, { codes: [line.key.slice(LINE.length)] }, null);
                  }}
                  aria-label={`${t("emergency.said")}${t("form.colon")}${say(line.label)}`}
                >
                  {t("emergency.said")}
                </Button>
              )
            )}
            <span>{say(line.label)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
