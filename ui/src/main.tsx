import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries";
import { router } from "./routes";
import { Toasts } from "./spine/problem/toast";
import { startTheme, styleNonce, themeConfig, useDark } from "./spine/theme/theme";
import { startWords, useLanguage } from "./spine/words/language";
import "./spine/theme/base.css";
import "./spine/theme/shell.css";
import "./spine/theme/parts.css";
import "./spine/theme/record.css";
import "./spine/theme/rooms.css";
import "./spine/theme/logs.css";
import "./spine/theme/field.css";
import "./spine/theme/dispatch.css";
import "./spine/theme/field-form.css";

startWords();
startTheme();
const nonce = styleNonce();

function App() {
  const dark = useDark();
  const language = useLanguage();
  return (
    <ConfigProvider
      csp={nonce ? { nonce } : undefined}
      theme={themeConfig(dark)}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <RouterProvider router={router} />
      <Toasts />
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
