import { AlertOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Drawn } from "../../api/types";
import { toInput } from "../../spine/clock/moment";
import { serverNow } from "../../spine/clock/now";
import type { Draft } from "../../spine/form/values";
import { useTexts } from "../../spine/words/language";
import { callNow } from "../telephony/current";
import type { Call } from "./EmergencyDrawer";

const load = () => import("./EmergencyDrawer");
const EmergencyDrawer = lazy(load);

interface Props {
  /** The form of the emergency call; without it there is no key. */
  form: Drawn[];
  /** What was typed so far: it is taken along. */
  typed: Draft;
  /** The kind that the words of the customer point at. */
  kind: string | null;
  /** The known incident that the caller means: the call goes out at once and is joined to it. */
  join: string | null;
  onJoined: () => void;
  /** It went out: what was typed is not needed any more. */
  onSent: () => void;
}

/** One key from the call to the crew (F9): what is known goes out, what is missing is asked while they drive. */
export function EmergencyKey({ form, typed, kind, join, onJoined, onSent }: Props) {
  const t = useTexts();
  const [known, setKnown] = useState<Draft | null>(null);
  const unanswered = useRef<Call | null>(null);
  // The plan runs from the call, not from the end of typing.
  const began = useRef<number | null>(null);
  const isTyped = Boolean(typed.contact || typed.name || typed.content || typed.address);
  if (isTyped) began.current ??= serverNow();
  else if (!known) began.current = null;

  function begin(joins?: string) {
    const said = Object.fromEntries(
      form.filter((field) => typed[field.name] !== undefined).map((field) => [field.name, typed[field.name]]),
    );
    // Who has a caller on the line speaks of that call: its answer is the time of the report.
    const call = callNow();
    setKnown({
      ...said,
      ...(call && { call: call.id }),
      kind: kind ?? "leak",
      received_at: typed.received_at ?? toInput(call?.answered_at ?? began.current ?? serverNow()),
      joins,
    });
  }

  const latest = useRef(begin);
  latest.current = begin;
  useEffect(() => {
    // The page is there first; the form of the key is there before anybody can press it.
    void load();
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key !== "F9") return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  useEffect(() => {
    if (join) latest.current(join);
  }, [join]);

  if (form.length === 0) return null;
  return (
    <>
      <Button
        danger
        type="primary"
        icon={<AlertOutlined aria-hidden="true" />}
        onClick={() => begin()}
        title={t("emergency.key")}
        data-testid="emergency"
      >
        <span className="emergency-text">{t("emergency.key")}</span>{" "}
        <span className="key" aria-hidden="true">
          F9
        </span>
      </Button>
      {known && (
        <Suspense>
          <EmergencyDrawer
            form={form}
            unanswered={unanswered}
            known={known}
            onClose={() => {
              setKnown(null);
              onJoined();
            }}
            onSent={() => {
              // From any screen: the form is not there any more when the incident is on show.
              setKnown(null);
              onSent();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
