import { PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { answer, api, asProblem, type Problem, seen } from "../../api/client";
import { queryClient, unmaskCustomer, useAbility } from "../../api/queries";
import type { CustomerPage } from "../../api/types";
import { Ask } from "../../spine/form/Ask";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { Reveal } from "../record/Reveal";
import { type Part, parts } from "./changes";
import { freshArchive, StaleArchive, useSeenArchive } from "./StaleArchive";

/** The contacts or the service points of an archive, each to be shown in full, corrected and taken away. */
export function PartList(props: {
  of: "contact" | "point";
  customer: CustomerPage;
  onAdd: () => void;
  onCorrect: (id: string) => void;
}) {
  const { of, customer } = props;
  const t = useTexts();
  const mayWrite = useAbility("customers.write");
  const [ending, setEnding] = useState<Part | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const ended = useRef(false);
  // The button that asked is gone with its line: once the question has closed, which keeps the focus until then, the
  // keyboard goes on at the head of the list.
  useEffect(() => {
    if (ending || !ended.current) return;
    ended.current = false;
    add.current?.focus();
  }, [ending]);
  const unmask = unmaskCustomer(customer.id);
  const list = parts(t, of, customer);
  const value = (part: Part) => (
    <Reveal
      unmask={unmask}
      field={`${of}:${part.id}`}
      masked={part.masked}
      label={of === "contact" ? part.head : t("customers.points")}
    />
  );
  return (
    <section className="card" aria-labelledby={`${of}s-title`}>
      <div className="card-head">
        <h2 id={`${of}s-title`}>{t(`customers.${of}s`)}</h2>
        {mayWrite && (
          <Button ref={add} size="small" icon={<PlusOutlined />} onClick={props.onAdd}>
            {t("form.add")}
          </Button>
        )}
      </div>
      {list.length === 0 && (
        <p className="quiet">{t(of === "contact" ? "customers.noContacts" : "customers.noPoints")}</p>
      )}
      <ul className="plain-list">
        {list.map((part) => (
          <li key={part.id} className="part">
            {of === "contact" ? (
              <span className="part-said">
                <span className="quiet">{part.head}</span> {value(part)}
              </span>
            ) : (
              <strong className="figures part-said">{part.head}</strong>
            )}
            {mayWrite && (
              <span className="part-acts">
                <Button
                  size="small"
                  type="text"
                  aria-label={t("customers.correctOf", { what: part.name })}
                  onClick={() => props.onCorrect(part.id)}
                >
                  {t("customers.correct")}
                </Button>
                <Button
                  size="small"
                  type="text"
                  danger
                  aria-label={t(`customers.endOf_${of}`, { what: part.name })}
                  onClick={() => setEnding(part)}
                >
                  {t(`customers.end_${of}`)}
                </Button>
              </span>
            )}
            {of === "point" && <span className="part-rest">{value(part)}</span>}
            {part.more && <span className="part-rest quiet">{part.more}</span>}
          </li>
        ))}
      </ul>
      {ending && (
        <EndPart
          of={of}
          customer={customer}
          part={ending}
          onClose={() => setEnding(null)}
          onEnded={() => {
            ended.current = true;
          }}
        />
      )}
    </section>
  );
}

function EndPart(props: {
  of: "contact" | "point";
  customer: CustomerPage;
  part: Part;
  onClose: () => void;
  onEnded: () => void;
}) {
  const { of, customer } = props;
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const archive = useSeenArchive(customer);
  const moved = !busy && (archive.moved || problem?.stale === true);
  // What is asked about is what was on show, not what has taken its place unseen.
  const part =
    (archive.seen && parts(t, of, archive.seen).find((one) => one.id === props.part.id)) ?? props.part;

  async function end() {
    setBusy(true);
    setProblem(null);
    const header = seen(archive.version);
    const id = customer.id;
    try {
      await (of === "contact"
        ? answer(
            api.DELETE("/api/customers/{id}/contacts/{contact}", {
              params: { path: { id, contact: part.id }, header },
            }),
          )
        : answer(
            api.DELETE("/api/customers/{id}/points/{point}", {
              params: { path: { id, point: part.id }, header },
            }),
          ));
      await queryClient.invalidateQueries({ queryKey: ["customers"] });
      await queryClient.invalidateQueries({ queryKey: ["customer", id] });
      tell(t(`customers.ended_${of}`));
      props.onEnded();
      props.onClose();
    } catch (error) {
      const said = asProblem(error);
      if (said.stale) await freshArchive(id).catch(() => null);
      setProblem(said);
      setBusy(false);
    }
  }

  async function reload() {
    const newer = await freshArchive(customer.id).catch(() => null);
    if (!newer) return;
    setProblem(null);
    archive.adopt(newer);
  }

  return (
    <Ask
      open
      title={t(`customers.ask_${of}`)}
      act={t(`customers.end_${of}`)}
      destroys
      busy={busy}
      stopped={moved}
      onAct={() => void end()}
      onKeep={props.onClose}
    >
      <div className="stack">
        <p>
          <strong className="figures">
            {of === "contact" ? part.name : [part.head, part.masked].filter(Boolean).join(" ")}
          </strong>
        </p>
        <p className="quiet">{t(`customers.askAbout_${of}`)}</p>
        {moved && archive.seen && (
          <StaleArchive
            was={archive.seen}
            now={customer}
            problem={problem}
            onReload={() => void reload()}
            busy={busy}
            button={t("customers.staleSeen")}
          />
        )}
        {problem && !problem.stale && <ProblemNotice error={problem} />}
      </div>
    </Ask>
  );
}
