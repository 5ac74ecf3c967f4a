// What can be done now, as the server offers it: a button each, and the form that it drew.
import { Button } from "antd";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { asProblem, type Problem } from "../../api/client";
import type { Offer } from "../../api/types";
import { instant, toInput } from "../../spine/clock/moment";
import { Fields } from "../../spine/form/Fields";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody, toDraft } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import { isEnded, newKey, perform } from "./data";

interface Props {
  offers: Offer[];
  /** What the reader has seen: a change since then is refused, and looked at first. */
  version: number | null;
  /** Something to read above the form of an action. */
  about?: (action: string) => ReactNode;
  onEnded: () => void;
}

/** Actions that come first: what somebody is waiting for. */
const FIRST = ["answer_plan", "confirm_visit", "rate", "reject_answer"];

export function Acts({ offers, version, about, onEnded }: Props) {
  const t = useTexts();
  const say = useSay();
  const [open, setOpen] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const rank = (offer: Offer) => (FIRST.indexOf(offer.action) + FIRST.length + 1) % (FIRST.length + 1);
  const sorted = [...offers].sort((a, b) => rank(a) - rank(b));
  const chosen = offers.find((offer) => offer.action === open);
  return (
    <div className="portal-acts">
      {done && !chosen && (
        <p className="portal-done" role="status">
          {t("portal.done")}
        </p>
      )}
      {!chosen && offers.length > 0 && (
        <div className="portal-buttons">
          {sorted.map((offer) => (
            <Button
              key={offer.action}
              size="large"
              type={FIRST.includes(offer.action) ? "primary" : "default"}
              onClick={() => {
                setDone(false);
                setOpen(offer.action);
              }}
            >
              {say(offer.words)}
            </Button>
          ))}
        </div>
      )}
      {chosen && (
        <ActForm
          key={chosen.action}
          offer={chosen}
          version={version}
          about={about?.(chosen.action)}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            setDone(true);
          }}
          onEnded={onEnded}
        />
      )}
    </div>
  );
}

interface FormProps {
  offer: Offer;
  version: number | null;
  about: ReactNode;
  onClose: () => void;
  onDone: () => void;
  onEnded: () => void;
}

function ActForm({ offer, version, about, onClose, onDone, onEnded }: FormProps) {
  const t = useTexts();
  const say = useSay();
  const [draft, setDraft] = useState<Draft>(() =>
    toDraft(offer.form, offer.initial as Record<string, unknown>),
  );
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const box = useRef<HTMLFormElement>(null);
  const placed = usePlaced(offer.form, problem, draft, box);
  // Yes or no to a plan are two buttons, not a tick that may be forgotten; marks are buttons from 1 to 5.
  const verdict = offer.form.find((field) => field.kind === "bool" && field.required);
  const marks = offer.form.filter((field) => field.kind === "int" && field.min === 1 && field.max === 5);
  const rest = offer.form.filter((field) => field !== verdict && !marks.includes(field));
  const missing = marks.some((field) => draft[field.name] === undefined);

  useEffect(() => {
    box.current?.scrollIntoView({ block: "nearest" });
    box.current?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
  }, []);

  async function send(more: Draft, which: string) {
    setBusy(which);
    setProblem(null);
    try {
      await perform(offer.href, { ...toBody<Draft>(offer.form, draft), ...more }, version, key.current);
      onDone();
    } catch (error) {
      if (isEnded(error)) return onEnded();
      const found = asProblem(error);
      if (found.status >= 400 && found.status < 500) key.current = newKey();
      setProblem(found);
      setBusy(null);
    }
  }

  function change(next: Draft) {
    // A visit keeps its length when its beginning is moved.
    const from = instant(String(draft.from ?? ""));
    const until = instant(String(draft.until ?? ""));
    const moved = instant(String(next.from ?? ""));
    if (next.from !== draft.from && next.until === draft.until && moved > 0 && until > from)
      setDraft({ ...next, until: toInput(moved + (until - from)) });
    else setDraft(next);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!verdict) void send({}, "send");
  }

  return (
    <form className="portal-act" ref={box} onSubmit={submit} aria-label={say(offer.words)} noValidate>
      <h3>{say(offer.words)}</h3>
      {about ?? <p className="quiet">{say(offer.about)}</p>}
      {marks.map((field) => (
        <fieldset key={field.name} className="portal-marks">
          <legend>
            {say(field.label)}
            <span className="must">*</span>
          </legend>
          <div>
            {[1, 2, 3, 4, 5].map((n) => (
              <label key={n} className={draft[field.name] === n ? "portal-mark-on" : ""}>
                <input
                  type="radio"
                  name={field.name}
                  value={n}
                  aria-label={t("portal.mark", { n })}
                  checked={draft[field.name] === n}
                  onChange={() => setDraft({ ...draft, [field.name]: n })}
                />
                <span aria-hidden="true">{n}</span>
              </label>
            ))}
          </div>
          <small className="quiet">
            {t("portal.worst")} · {t("portal.best")}
          </small>
        </fieldset>
      ))}
      {rest.length > 0 && (
        <Fields
          fields={rest}
          values={draft}
          onChange={change}
          errors={placed.at}
          prefix={`act-${offer.action}`}
        />
      )}
      {problem && <ProblemNotice error={problem} />}
      <div className="portal-buttons">
        {verdict ? (
          <>
            <Button
              type="primary"
              size="large"
              loading={busy === "yes"}
              disabled={busy !== null}
              onClick={() => void send({ [verdict.name]: true }, "yes")}
            >
              {t("portal.accept")}
            </Button>
            <Button
              danger
              size="large"
              loading={busy === "no"}
              disabled={busy !== null}
              onClick={() => void send({ [verdict.name]: false }, "no")}
            >
              {t("portal.refuse")}
            </Button>
          </>
        ) : (
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            danger={offer.grave}
            loading={busy !== null}
            disabled={missing}
          >
            {say(offer.words)}
          </Button>
        )}
        <Button size="large" disabled={busy !== null} onClick={onClose}>
          {t("portal.cancel")}
        </Button>
      </div>
    </form>
  );
}
