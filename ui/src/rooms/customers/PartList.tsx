import { PlusOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useEffect, useRef, useState } from "react";
import { answer, api, asProblem, type Problem, seen } from "../../api/client";
import { queryClient, unmaskCustomer, useAbility } from "../../api/queries";
import type { CustomerPage } from "../../api/types";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { Reveal } from "../record/Reveal";

interface Part {
  id: string;
  /** What stands before the masked value: the kind of a contact, the number of a point. */
  head: string;
  /** How it is spoken of where buttons of several lines must differ. */
  name: string;
  masked: string;
  more: string;
}

function parts(t: ReturnType<typeof useTexts>, of: "contact" | "point", customer: CustomerPage): Part[] {
  if (of === "contact")
    return customer.contacts.map(({ id, kind, value }) => {
      const head = t(`contactKind.${kind}`, { defaultValue: kind });
      return { id, head, name: `${head} ${value}`, masked: value, more: "" };
    });
  return customer.points.map(({ id, number, address, meter }) => ({
    id,
    head: number,
    name: number,
    masked: address,
    more: meter && t("customers.meter", { meter }),
  }));
}

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
  const { of, customer, part } = props;
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function end() {
    setBusy(true);
    setProblem(null);
    const header = seen(customer.version);
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
      // The page behind shows what somebody else has changed; what comes next is done on that.
      if (said.code === "stale") await queryClient.invalidateQueries({ queryKey: ["customer", id] });
      setProblem(said);
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title={t(`customers.ask_${of}`)}
      onCancel={props.onClose}
      onOk={() => void end()}
      okText={t(`customers.end_${of}`)}
      cancelText={t("form.cancel")}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
    >
      <div className="stack">
        <p>
          <strong className="figures">
            {of === "contact" ? part.name : [part.head, part.masked].filter(Boolean).join(" ")}
          </strong>
        </p>
        <p className="quiet">{t(`customers.askAbout_${of}`)}</p>
        {problem && <ProblemNotice error={problem} />}
      </div>
    </Modal>
  );
}
