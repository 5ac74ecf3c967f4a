import { Button, Drawer } from "antd";
import { useRef, useState } from "react";
import { answer, api, asProblem, type Problem, seen } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Body, CustomerPage } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { carriedOver } from "./changes";
import { FORMS, type Form } from "./forms";
import { freshArchive, StaleArchive, useSeenArchive } from "./StaleArchive";

interface Props {
  form: Form;
  customer?: CustomerPage;
  /** The contact or point to be corrected. */
  part?: string;
  onClose: () => void;
  onDone?: (id: string | undefined) => void;
}

/** The operation behind each form; the forms are drawn in its shape. */
function save({ form, customer, part = "" }: Props, version: number, body: unknown): Promise<CustomerPage> {
  if (form === "make" || !customer) {
    return answer(api.POST("/api/customers", { body: body as Body<"make_customer"> }));
  }
  const path = { id: customer.id };
  const header = seen(version);
  switch (form) {
    case "edit": {
      const params = { path, header };
      return answer(api.PATCH("/api/customers/{id}", { params, body: body as Body<"change_customer"> }));
    }
    case "contact":
      return answer(
        api.POST("/api/customers/{id}/contacts", { params: { path }, body: body as Body<"add_contact"> }),
      );
    case "point":
      return answer(
        api.POST("/api/customers/{id}/points", { params: { path }, body: body as Body<"add_point"> }),
      );
    case "contact_change":
      return answer(
        api.PATCH("/api/customers/{id}/contacts/{contact}", {
          params: { path: { ...path, contact: part }, header },
          body: body as Body<"change_contact">,
        }),
      );
    case "point_change":
      return answer(
        api.PATCH("/api/customers/{id}/points/{point}", {
          params: { path: { ...path, point: part }, header },
          body: body as Body<"change_point">,
        }),
      );
  }
}

/** What is shown of the archive is what a correction begins with; masked values are typed anew or stay. */
function begin({ form, customer, part }: Props): Draft {
  switch (form) {
    case "edit":
      return {
        kind: customer?.kind,
        name: customer?.name,
        care: customer?.care[0]?.code,
        remark: customer?.remark || undefined,
      };
    case "contact_change":
      return { kind: customer?.contacts.find((one) => one.id === part)?.kind };
    case "point_change": {
      const point = customer?.points.find((one) => one.id === part);
      return { number: point?.number, meter: point?.meter || undefined };
    }
    default:
      return {};
  }
}

/** What a correction leaves as it is. */
function about(t: ReturnType<typeof useTexts>, { form, customer, part }: Props): string | null {
  const now = (list: { id: string; value?: string; address?: string }[] | undefined) => {
    const one = list?.find((one) => one.id === part);
    return { now: one?.value || one?.address || "—" };
  };
  switch (form) {
    case "edit":
      return t("customers.editAbout");
    case "contact_change":
      return t("customers.contactAbout", now(customer?.contacts));
    case "point_change":
      return t("customers.pointAbout", now(customer?.points));
    default:
      return null;
  }
}

export function CustomerDrawer(props: Props) {
  const { form, customer, onClose, onDone } = props;
  const t = useTexts();
  const fields = FORMS[form];
  const [values, setValues] = useState<Draft>(() => begin(props));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const stays = about(t, props);
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(fields, problem, values, box);
  const archive = useSeenArchive(customer ?? null);
  // What is added stands beside everything else; only what replaces something has to know what.
  const replaces = ["edit", "contact_change", "point_change"].includes(form);
  const moved = replaces && !busy && (archive.moved || problem?.stale === true);

  async function send() {
    if (busy || moved) return;
    setBusy(true);
    setProblem(null);
    try {
      const saved = await save(props, archive.version, toBody(fields, values));
      await queryClient.invalidateQueries({ queryKey: ["customers"] });
      if (customer) await queryClient.invalidateQueries({ queryKey: ["customer", customer.id] });
      tell(t("customers.saved"));
      onClose();
      onDone?.(saved.id);
    } catch (error) {
      const said = asProblem(error);
      if (said.stale && customer) await freshArchive(customer.id).catch(() => null);
      setProblem(said);
      setBusy(false);
    }
  }

  async function reload() {
    const newer = customer && (await freshArchive(customer.id).catch(() => null));
    if (!newer) return;
    const began = begin({ ...props, customer: archive.seen ?? undefined });
    setProblem(null);
    setValues((typed) => carriedOver(typed, began, begin({ ...props, customer: newer })));
    archive.adopt(newer);
  }

  return (
    <Drawer
      open
      mask={false}
      // The form says itself where typing begins.
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
      focusable={{ trap: false }}
      size={520}
      onClose={onClose}
      title={t(`customers.form_${form}`)}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} disabled={moved} onClick={() => void send()}>
            {t("form.save")}
          </Button>
        </div>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from any field */}
      <div className="stack" ref={box} onKeyDown={(event) => sendsOn(event, () => void send())}>
        {moved && archive.seen && customer && (
          <StaleArchive
            was={archive.seen}
            now={customer}
            problem={problem}
            onReload={() => void reload()}
            busy={busy}
          />
        )}
        {stays && <p className="quiet">{stays}</p>}
        <Fields
          fields={fields}
          values={values}
          onChange={setValues}
          errors={at}
          prefix={`customer-${form}`}
        />
        {problem && !problem.stale && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <ProblemNotice error={problem} />
        )}
      </div>
    </Drawer>
  );
}
