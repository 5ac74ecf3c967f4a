import { Button, Drawer } from "antd";
import { useState } from "react";
import { answer, api, asProblem, type Problem, seen } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Body, CustomerPage } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { type Draft, placeErrors, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { FORMS } from "./forms";

interface Props {
  form: keyof typeof FORMS;
  customer?: CustomerPage;
  onClose: () => void;
  onDone?: (id: string | undefined) => void;
}

/** The operation behind each form; the forms are drawn in its shape. */
function save(form: Props["form"], body: unknown, customer?: CustomerPage): Promise<CustomerPage> {
  if (form === "make" || !customer) {
    return answer(api.POST("/api/customers", { body: body as Body<"make_customer"> }));
  }
  const path = { id: customer.id };
  switch (form) {
    case "edit": {
      const params = { path, header: seen(customer.version) };
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
  }
}

export function CustomerDrawer({ form, customer, onClose, onDone }: Props) {
  const t = useTexts();
  const fields = FORMS[form];
  const [values, setValues] = useState<Draft>(
    form === "edit"
      ? {
          kind: customer?.kind,
          name: customer?.name,
          care: customer?.care[0]?.code,
          remark: customer?.remark || undefined,
        }
      : {},
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { at, elsewhere } = placeErrors(fields, problem?.errors ?? []);

  async function send() {
    setBusy(true);
    setProblem(null);
    try {
      const saved = await save(form, toBody(fields, values), customer);
      await queryClient.invalidateQueries({ queryKey: ["customers"] });
      if (customer) await queryClient.invalidateQueries({ queryKey: ["customer", customer.id] });
      tell(t("customers.saved"));
      onClose();
      onDone?.(saved.id);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      mask={false}
      focusable={{ trap: false }}
      size={520}
      onClose={onClose}
      title={t(`customers.form_${form}`)}
      footer={
        <div className="row row-end">
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {t("form.save")}
          </Button>
        </div>
      }
    >
      <div className="stack">
        {form === "edit" && <p className="quiet">{t("customers.editAbout")}</p>}
        <Fields
          fields={fields}
          values={values}
          onChange={setValues}
          errors={at}
          prefix={`customer-${form}`}
        />
        {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <ProblemNotice error={problem} />
        )}
      </div>
    </Drawer>
  );
}
