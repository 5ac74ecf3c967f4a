import { Button } from "antd";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Offer, Page } from "../../api/types";
import { useDraft } from "../../spine/form/draft";
import { Fields } from "../../spine/form/Fields";
import { sendsOn } from "../../spine/form/keys";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody, toDraft } from "../../spine/form/values";
import { ProblemNotice, Warnings } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";
import type { useSend } from "../record/send";
import { askedBeside, given, type Target } from "./board";

interface Props {
  page: Page;
  offer: Offer;
  target: Target;
  send: ReturnType<typeof useSend>;
  /** The version that the person decided on. */
  seen: number;
  /** Something happened meanwhile; it has to be looked at first. */
  moved: boolean;
  onCancel: () => void;
  onDone: () => void;
}

/** The last look before an order goes out: to whom, what speaks against it, and what the act asks besides. */
export function GiveForm({ page, offer, target, send, seen, moved, onCancel, onDone }: Props) {
  const t = useTexts();
  const say = useSay();
  const box = useRef<HTMLElement>(null);
  const asked = askedBeside(offer);
  const draft = useDraft<Draft>(`${page.record.id}.give.${offer.action}`, toDraft(asked, offer.initial));
  const { at, elsewhere } = usePlaced(asked, send.problem, draft.value, box);
  const objections = target.kind === "person" ? target.candidate.objections : [];
  const must = asked.some((field) => field.required);
  const key = `${target.kind}${target.id}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the person that was chosen
  useEffect(() => {
    // What has to be written is begun at once; otherwise Enter sends.
    const first = must
      ? box.current?.querySelector<HTMLElement>("textarea, input:not([type=hidden])")
      : box.current?.querySelector<HTMLElement>("[data-testid=give]");
    first?.focus({ preventScroll: true });
    // The chosen line stays above the form.
    document.querySelector("[data-target][aria-pressed=true]")?.scrollIntoView({ block: "nearest" });
  }, [key, must]);

  async function go() {
    if (moved || send.busy) return;
    if (await send.act(offer, { ...toBody(asked, draft.value), ...given(target) }, seen)) {
      draft.forget();
      onDone();
    }
  }

  function keys(event: KeyboardEvent) {
    if (sendsOn(event, () => void go())) return;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  }

  const title = t("dispatch.give", { action: say(offer.words), name: target.name });
  return (
    <section ref={box} className="give" aria-label={title} onKeyDown={keys} data-form={offer.action}>
      {objections.length > 0 && (
        <div className="give-against" role="alert">
          <strong>{t("dispatch.against", { name: target.name })}</strong>
          <ul>
            {objections.map((said) => (
              <li key={said.code}>
                <span aria-hidden="true">⊘ </span>
                {say(said)} <small className="clause">{said.clause}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Warnings warnings={offer.warnings} />
      {offer.grave && <p className="quiet">{say(offer.about)}</p>}
      {asked.length > 0 && (
        <Fields fields={asked} values={draft.value} onChange={draft.set} errors={at} prefix="give" />
      )}
      {send.problem && !send.problem.stale && (send.problem.errors.length === 0 || elsewhere.length > 0) && (
        <>
          <ProblemNotice error={send.problem} />
          {send.problem.status === 409 && <p className="quiet">{t("dispatch.again")}</p>}
        </>
      )}
      <div className="row give-buttons">
        <Button onClick={onCancel}>{t("dispatch.cancel")}</Button>
        <Button
          type="primary"
          danger={offer.grave || objections.length > 0}
          loading={send.busy}
          disabled={moved}
          onClick={() => void go()}
          data-testid="give"
        >
          {title}
        </Button>
        {must && <span className="quiet keys-hint">{t("record.sendKeys")}</span>}
      </div>
    </section>
  );
}
