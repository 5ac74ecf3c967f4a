import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { answer, api } from "../../api/client";
import { customerQuery, unmaskCustomer, useAbility } from "../../api/queries";
import type { CustomerPage as Customer, Row } from "../../api/types";
import { PageHead } from "../../spine/layout/PageHead";
import { EndPage } from "../../spine/problem/EndPage";
import { useSay, useTexts } from "../../spine/words/language";
import { RowCards } from "../queues/RowCards";
import { Reveal } from "../record/Reveal";
import { CareBanner } from "./CareBanner";
import type { Form } from "./forms";
import { PartList } from "./PartList";

const CustomerDrawer = lazy(() =>
  import("./CustomerDrawer").then((part) => ({ default: part.CustomerDrawer })),
);

export function CustomerPage() {
  const { id } = useParams({ from: "/shell/customers/$id" });
  const query = useQuery(customerQuery(id));
  if (query.data) return <Loaded key={id} customer={query.data} />;
  if (query.error) return <EndPage error={query.error} />;
  return (
    <div className="page">
      <Skeleton active />
    </div>
  );
}

function Loaded({ customer }: { customer: Customer }) {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const mayWrite = useAbility("customers.write");
  const mayAudit = useAbility("audit.read");
  const mayRecord = useAbility("request.save");
  const [form, setForm] = useState<{ form: Form; part?: string } | null>(null);
  const unmask = unmaskCustomer(customer.id);
  const { completeness } = customer;
  return (
    <div className="page">
      <PageHead title={customer.name}>
        {mayAudit && (
          <Link to="/audit" search={{ subject: customer.id }}>
            {t("customers.audit")}
          </Link>
        )}
        {mayWrite && <Button onClick={() => setForm({ form: "edit" })}>{t("customers.form_edit")}</Button>}
        {mayRecord && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => void navigate({ to: "/intake", search: { customer: customer.id } })}
          >
            {t("nav.intake")}
          </Button>
        )}
      </PageHead>
      <CareBanner care={customer.care} />
      <div className="record-columns">
        <div className="record-main">
          <section className="card" aria-labelledby="matters-title">
            <h2 id="matters-title">{t("customers.matters")}</h2>
            <Matters customer={customer} />
          </section>
        </div>
        <aside className="record-side" aria-label={t("customers.archive")}>
          <section className="card" aria-labelledby="archive-title">
            <h2 id="archive-title">{t("customers.archive")}</h2>
            <dl className="pairs pairs-stacked">
              <div>
                <dt>{t("customers.kind")}</dt>
                <dd>{t(`customerKind.${customer.kind}`, { defaultValue: customer.kind })}</dd>
              </div>
              {customer.grade && (
                <div>
                  <dt>{t("customers.grade")}</dt>
                  <dd>{customer.grade}</dd>
                </div>
              )}
              {customer.id_number && (
                <div>
                  <dt>{t("customers.idNumber")}</dt>
                  <dd>
                    <Reveal
                      unmask={unmask}
                      field="id_number"
                      masked={customer.id_number}
                      label={t("customers.idNumber")}
                    />
                  </dd>
                </div>
              )}
              <div>
                <dt>{t("customers.completeness")}</dt>
                <dd>
                  <div className="row">
                    <progress
                      className="bar"
                      max={100}
                      value={completeness.percent}
                      aria-label={t("customers.completeness")}
                    />
                    <span className="figures">{completeness.percent}%</span>
                  </div>
                  {completeness.missing.length > 0 && (
                    <small className="quiet">
                      {t("customers.missing", {
                        list: completeness.missing.map((one) => say(one)).join(t("form.and")),
                      })}
                    </small>
                  )}
                </dd>
              </div>
            </dl>
            {customer.remark && <p className="said">{customer.remark}</p>}
          </section>
          <PartList
            of="contact"
            customer={customer}
            onAdd={() => setForm({ form: "contact" })}
            onCorrect={(part) => setForm({ form: "contact_change", part })}
          />
          <PartList
            of="point"
            customer={customer}
            onAdd={() => setForm({ form: "point" })}
            onCorrect={(part) => setForm({ form: "point_change", part })}
          />
        </aside>
      </div>
      <Suspense fallback={null}>
        {form && (
          <CustomerDrawer
            key={`${form.form}:${form.part}`}
            {...form}
            customer={customer}
            onClose={() => setForm(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

function Matters({ customer }: { customer: Customer }) {
  const t = useTexts();
  const [more, setMore] = useState<{ items: Row[]; next: string | null }>({
    items: [],
    next: customer.records.next,
  });
  const [busy, setBusy] = useState(false);
  const rows = [...customer.records.items, ...more.items];
  if (rows.length === 0) return <p className="quiet">{t("customers.noMatters")}</p>;
  async function next() {
    setBusy(true);
    try {
      const params = { path: { id: customer.id }, query: { after: more.next ?? undefined } };
      const page = await answer(api.GET("/api/customers/{id}", { params }));
      setMore((old) => ({ items: [...old.items, ...page.records.items], next: page.records.next }));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <RowCards rows={rows} />
      {more.next && (
        <Button loading={busy} onClick={() => void next()}>
          {t("queue.more")}
        </Button>
      )}
    </>
  );
}
