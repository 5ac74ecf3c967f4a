// @generated out of docs/api/openapi.json by `make gen`; never edited.

export interface paths {
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明页 · The interface to read */
        get: operations["browse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报缺勤 · Report absent */
        post: operations["absence_report_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/ask_leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请假 · Ask for leave */
        post: operations["absence_ask_leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 准假 · Approve */
        post: operations["absence_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["absence_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已返岗 · Back on duty */
        post: operations["absence_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["absence_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不批准 · Refuse */
        post: operations["absence_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}/take_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · Take back */
        post: operations["absence_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动预案 · Start a plan */
        post: operations["activation_activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["activation_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 终止 · End */
        post: operations["activation_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录 · Log */
        post: operations["activation_log"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["activation_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/activations/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停止 · Stop */
        post: operations["activation_stop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签到 · Check in */
        post: operations["attendance_check_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances/{id}/check_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签退 · Check out */
        post: operations["attendance_check_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances/{id}/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认可原因 · Excuse */
        post: operations["attendance_excuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["attendance_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances/{id}/set_state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 切换状态 · State */
        post: operations["attendance_set_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendances/{id}/take_vehicle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记车辆 · Vehicle */
        post: operations["attendance_take_vehicle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计日志 · Audit log */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 审计日志中的操作名称 · Names of what the audit log holds */
        get: operations["audit_actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blanks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 纸质单号段与使用情况 · Blocks of paper forms and what became of them */
        get: operations["blanks"];
        put?: never;
        /** 预留单号 · Reserve numbers */
        post: operations["blanks_print"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blanks/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 说明一个单号的去向 · Account for a number */
        post: operations["blank_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blanks/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一段单号逐个的状态 · The forms of a block */
        get: operations["blank_forms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/blanks/forms.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印未使用的纸质单（PDF） · Unused forms as PDF */
        get: operations["blank_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 派单看板 · The orders of a unit by person, and those that wait */
        get: operations["board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批量办理 · Act on several records */
        post: operations["bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公告栏与存档 · The notice board and its archive */
        get: operations["bulletins"];
        put?: never;
        /** 编写公告 · Write a notice */
        post: operations["bulletin_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Amend */
        post: operations["bulletin_amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审批通过 · Approve */
        post: operations["bulletin_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["bulletin_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["bulletin_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/notice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 打印公告（PDF） · A notice as PDF */
        get: operations["bulletin_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 · Send back */
        post: operations["bulletin_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bulletins/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤下 · Withdraw */
        post: operations["bulletin_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 我来回电 · I call back */
        post: operations["callback_ack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["callback_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/attempt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 未接通 · Not reached */
        post: operations["callback_attempt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不再回电 · Do not call back */
        post: operations["callback_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/not_reached": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 联系不上 · Cannot be reached */
        post: operations["callback_not_reached"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["callback_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已回电 · Called back */
        post: operations["callback_reach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一天的电话 · The calls of a day */
        get: operations["calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/dial": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 点击拨号 · Dial */
        post: operations["dial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 正在振铃和通话的电话 · What rings or is spoken now */
        get: operations["calls_now"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calls/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看完整号码 · Show the number */
        post: operations["reveal_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 编制宣传活动 · Plan a campaign */
        post: operations["campaign_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Amend */
        post: operations["campaign_amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审批通过 · Approve */
        post: operations["campaign_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["campaign_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消 · Cancel */
        post: operations["campaign_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 宣传覆盖率 · Coverage of a campaign */
        get: operations["campaign_coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/coverage.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 宣传覆盖率（CSV） · Coverage of a campaign (CSV) */
        get: operations["campaign_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/coverage.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 宣传覆盖率报告（PDF） · Coverage report of a campaign (PDF) */
        get: operations["campaign_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结束 · Finish */
        post: operations["campaign_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/hold_event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记活动 · Enter an event */
        post: operations["campaign_hold_event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["campaign_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 宣传名单与触达证明 · The list of a campaign with its proof */
        get: operations["campaign_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/put_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记海报 · Enter posters */
        post: operations["campaign_put_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记入户宣传 · Enter visits */
        post: operations["campaign_reach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交总结 · Report */
        post: operations["campaign_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 · Send back */
        post: operations["campaign_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动 · Start */
        post: operations["campaign_start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消 · Cancel */
        post: operations["case_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 办结 · Finish */
        post: operations["case_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 受理渠道 · Channels */
        get: operations["channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["conference_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消会商 · Cancel */
        post: operations["conference_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 形成决定 · Decide */
        post: operations["conference_decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 落实完毕 · Finish */
        post: operations["conference_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录会商 · Hold */
        post: operations["conference_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["conference_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conferences/{id}/tick_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 任务销号 · Tick off */
        post: operations["conference_tick_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cti/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交换机事件：来电、接听、挂断 · Events of an exchange: new call, answer, hang-up */
        post: operations["cti"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 查找客户 · Find customers */
        get: operations["customers"];
        put?: never;
        /** 新建客户档案 · Make an archive */
        post: operations["make_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 客户档案 · Customer archive */
        get: operations["customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** 修改客户档案 · Change an archive */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/customers/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 增加联系方式 · Add a contact */
        post: operations["add_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/contacts/{contact}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 移除联系方式 · Take a contact away */
        delete: operations["end_contact"];
        options?: never;
        head?: never;
        /** 更正联系方式 · Correct a contact */
        patch: operations["change_contact"];
        trace?: never;
    };
    "/api/customers/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 增加用气地址 · Add a service point */
        post: operations["add_point"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/customers/{id}/points/{point}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 解除用气地址与客户的关联 · Detach a service point */
        delete: operations["end_point"];
        options?: never;
        head?: never;
        /** 更正用气地址；给出地址任一项即整条重写 · Correct a service point; any part of the address writes it anew */
        patch: operations["change_point"];
        trace?: never;
    };
    "/api/customers/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看被遮盖的内容 · Show masked data */
        post: operations["reveal_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delays/{id}/agreed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户同意 · Agreed */
        post: operations["delay_agreed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delays/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 中心答复 · Answer */
        post: operations["delay_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delays/{id}/not_agreed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户不同意 · Not agreed */
        post: operations["delay_not_agreed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delays/{id}/tell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 告知客户 · Tell the customer */
        post: operations["delay_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delays/{id}/unreachable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 联系不上 · Unreachable */
        post: operations["delay_unreachable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的委托 · My delegations */
        get: operations["delegations"];
        put?: never;
        /** 委托角色 · Delegate a role */
        post: operations["delegate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/delegations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 结束委托 · End a delegation */
        delete: operations["end_delegation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 消息发送日志 · Delivery log */
        get: operations["deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deliveries.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 消息发送日志（CSV） · Delivery log as CSV */
        get: operations["deliveries_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/demo/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 把演示环境的时间往后拨 · Move the demonstration's time on */
        post: operations["demo_clock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 考勤：迟到、早退、缺勤 · Attendance: late, early, absent */
        get: operations["duty_attendance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 值班看板：各区域和队列现在谁在岗 · Duty board: who is there now, for each region and queue */
        get: operations["duty_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员变动：谁何时离开，未了事项有多少人接手 · Changes of staff, and how much of each has a successor */
        get: operations["staff_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/changes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一项人员变动的全部未了事项 · Everything on the list of one change */
        get: operations["staff_change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 排班检查：空档、重叠、休息、请假 · What stands against a plan: gaps, overlaps, rest, leave */
        post: operations["duty_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 半小时话务预测与排班 · Forecast by half-hour against the roster */
        get: operations["duty_forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/log.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 值班日志（PDF） · Duty log (PDF) */
        get: operations["duty_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duty/week": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一个单位的人员和班次 · People and shifts of a unit */
        get: operations["duty_week"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/estates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 小区物业联系人 · Property companies of estates */
        get: operations["estates"];
        put?: never;
        /** 登记小区物业联系人 · Enter a property company */
        post: operations["estate_put"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/estates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 停用小区物业联系人 · End a property company */
        delete: operations["estate_end"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exchange/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交换机补报：事件或话单 · Events or call records of an exchange, also of a time gone by */
        post: operations["exchange_calls"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载附件 · Download a file */
        get: operations["download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认领整改 · Accept */
        post: operations["finding_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["finding_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/dispute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 异议 · Dispute */
        post: operations["finding_dispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 报告完成 · Report done */
        post: operations["finding_done"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 下发 · Issue */
        post: operations["finding_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/not_effective": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 验证未通过 · Not effective */
        post: operations["finding_not_effective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/uphold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 维持 · Uphold */
        post: operations["finding_uphold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 验证通过 · Verify */
        post: operations["finding_verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/findings/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · Withdraw */
        post: operations["finding_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 质检 · Check */
        post: operations["followup_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成回访 · Complete */
        post: operations["followup_complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复核通过 · Confirmed */
        post: operations["followup_confirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/give_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回待回访 · Give back */
        post: operations["followup_give_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/invalidate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 判定无效 · Invalidate */
        post: operations["followup_invalidate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/no_answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 无人接听 · No answer */
        post: operations["followup_no_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/not_solved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 仍未解决 · Not solved */
        post: operations["followup_not_solved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/raise_issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记问题 · Raise issue */
        post: operations["followup_raise_issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户拒访 · Refused */
        post: operations["followup_refused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始回访 · Take */
        post: operations["followup_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/followups/{id}/wrong_number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 号码有误 · Wrong number */
        post: operations["followup_wrong_number"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/ask_release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请放行 · Ask for a release */
        post: operations["gap_ask_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["gap_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["gap_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行 · Release */
        post: operations["gap_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/see_to": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 我来补岗 · See to it */
        post: operations["gap_see_to"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gaps/{id}/stand_in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排顶班 · Name a stand-in */
        post: operations["gap_stand_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/gateways/{name}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 短信、语音网关的签名回执 · Signed report of a gateway */
        post: operations["gateway_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接收 · Accept */
        post: operations["handover_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/{id}/bind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 裁定 · Rule */
        post: operations["handover_bind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/{id}/offer_again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改移交 · Offer again */
        post: operations["handover_offer_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 拒收 · Reject */
        post: operations["handover_reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/handovers/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · Withdraw */
        post: operations["handover_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["hazard_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复查未通过 · Recheck failed */
        post: operations["hazard_fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/order_recheck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派复查 · Order a recheck */
        post: operations["hazard_order_recheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复查通过 · Recheck passed */
        post: operations["hazard_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/rectify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 整改 · Rectify */
        post: operations["hazard_rectify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/hazards/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上报 · Report */
        post: operations["hazard_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 来电地点附近正在处置的突发事件 · Running incidents around the place of a caller */
        post: operations["incidents_near"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认出动 · Acknowledge */
        post: operations["incident_ack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 到场 · Arrive */
        post: operations["incident_arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["incident_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/authority.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 生产安全事故报告（PDF） · Report of an accident to the authority (PDF) */
        get: operations["incident_authority"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/call_leader": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 呼叫下一位领导 · Call the next leader */
        post: operations["incident_call_leader"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/call_next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 呼叫下一级 · Call the next */
        post: operations["incident_call_next"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 结案 · Conclude */
        post: operations["incident_conclude"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已控制 · Controlled */
        post: operations["incident_control"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/cut_off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 关阀停气 · Cut off */
        post: operations["incident_cut_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/depart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出警 · Depart */
        post: operations["incident_depart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/downgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 降级 · Downgrade */
        post: operations["incident_downgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/false_alarm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 误报 · False report */
        post: operations["incident_false_alarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 现场情况的完整度，接下来要问的 · How much is known of the scene, and what is asked next */
        get: operations["incident_known"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/leader_ack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 领导确认 · Leader knows */
        post: operations["incident_leader_ack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 并入另一事件 · Merge */
        post: operations["incident_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["incident_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 通报外部单位 · Outside body */
        post: operations["incident_outside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 已修复 · Repaired */
        post: operations["incident_repair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 突发事件报告：记录、时间间隔、呼叫、安全指导 · Report of an incident: log, intervals, calls, script */
        get: operations["incident_report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/report.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 突发事件处置报告（PDF） · Report of an incident (PDF) */
        get: operations["incident_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/report_authority": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上报主管部门 · Report to the authority */
        post: operations["incident_report_authority"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复供气 · Restore */
        post: operations["incident_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/retest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复测 · Test again */
        post: operations["incident_retest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复盘 · Review */
        post: operations["incident_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/scene": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 现场情况 · Scene */
        post: operations["incident_scene"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/send_crew": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指派抢修 · Send a crew */
        post: operations["incident_send_crew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/stand_down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 解除 · Stand down */
        post: operations["incident_stand_down"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/start_plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 启动预案 · Start a plan */
        post: operations["incident_start_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/stop_plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 停止预案 · Stop a plan */
        post: operations["incident_stop_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/tick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安全指导 · Safety script */
        post: operations["incident_tick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/incidents/{id}/upgrade": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上调级别 · Raise the severity */
        post: operations["incident_upgrade"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 实时提示 · Live pings */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/browsers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 让这个浏览器接收推送 · Let this browser take notices */
        post: operations["add_browser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/browsers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 不再向这个浏览器推送 · Send no more to this browser */
        delete: operations["end_browser"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的联系方式和提醒方式 · How I am reached */
        get: operations["my_reach"];
        /** 修改我的联系方式和提醒方式 · Change how I am reached */
        put: operations["put_my_reach"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 程序与企业的基本信息 · Flows, types, channels */
        get: operations["meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的提醒 · My notices */
        get: operations["notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 标记提醒为已读：一条、到某条为止或全部 · Mark notices as read: one, all up to one, or all */
        post: operations["read_notices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notify/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员工消息的文字预览 · How messages to employees read */
        get: operations["notify_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 接口说明 · OpenAPI document */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接单 · Accept */
        post: operations["order_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/agree_window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预约时间 · Agree window */
        post: operations["order_agree_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正单据 · Amend sheet */
        post: operations["order_amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/answer_solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户答复方案 · Customer's answer */
        post: operations["order_answer_solution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准 · Approve */
        post: operations["order_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 到达 · Arrive */
        post: operations["order_arrive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/ask_consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 增项报价 · Ask consent */
        post: operations["order_ask_consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/ask_release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请放行 · Ask for a release */
        post: operations["order_ask_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["order_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始服务 · Begin */
        post: operations["order_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 计费 · Bill */
        post: operations["order_bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/call_away": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 抽调抢险 · Call away */
        post: operations["order_call_away"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户取消 · Cancel (customer) */
        post: operations["order_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel_by_company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公司取消 · Cancel (company) */
        post: operations["order_cancel_by_company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可派人员 · Who may take the order, and what speaks against whom */
        get: operations["candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/chase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办 · Chase */
        post: operations["order_chase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/come_again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改日再来 · Come again */
        post: operations["order_come_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/confirm_window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出发前确认 · Confirm again */
        post: operations["order_confirm_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录联系 · Record contact */
        post: operations["order_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/coordinate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 请求协同 · Coordinate */
        post: operations["order_coordinate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/depart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 出发 · Depart */
        post: operations["order_depart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/depart_at_once": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 立即出发 · Depart at once */
        post: operations["order_depart_at_once"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/diagnose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 诊断 · Diagnose */
        post: operations["order_diagnose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/dispatch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 派单 · Dispatch */
        post: operations["order_dispatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/enter_result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 录入结果 · Enter result */
        post: operations["order_enter_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/find_hazard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记隐患 · Record hazard */
        post: operations["order_find_hazard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完工 · Finish */
        post: operations["order_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/get_ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 准备就绪 · Get ready */
        post: operations["order_get_ready"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/go_on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 继续服务 · Go on */
        post: operations["order_go_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/hand_item": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移交物品 · Hand over */
        post: operations["order_hand_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/help_remotely": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 远程处理 · Help remotely */
        post: operations["order_help_remotely"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/let_pass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行 · Let pass */
        post: operations["order_let_pass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/measure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录检测 · Record test */
        post: operations["order_measure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 合并 · Merge */
        post: operations["order_merge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/missed_window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 错过重约 · Missed, agree anew */
        post: operations["order_missed_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/move_by_company": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公司改期 · Move (company) */
        post: operations["order_move_by_company"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/move_by_customer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 客户改期 · Move (customer) */
        post: operations["order_move_by_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/no_access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 到访不遇 · No access */
        post: operations["order_no_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["order_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/propose_window": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提议时间 · Propose window */
        post: operations["order_propose_window"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改派 · Reassign */
        post: operations["order_reassign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/refuse_scope": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不同意增项 · Refuse scope */
        post: operations["order_refuse_scope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reject_sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回 · Reject */
        post: operations["order_reject_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reject_work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 拒收返工 · Reject work */
        post: operations["order_reject_work"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行 · Release */
        post: operations["order_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新打开 · Reopen */
        post: operations["order_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/report_delay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 预计延误 · Report delay */
        post: operations["order_report_delay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退单 · Return */
        post: operations["order_return"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 裁定派单 · Rule */
        post: operations["order_rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/send_for_approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送审 · Send for approval */
        post: operations["order_send_for_approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/send_solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送达方案 · Send solution */
        post: operations["order_send_solution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务单（PDF） · Service sheet (PDF) */
        get: operations["sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 签收 · Sign */
        post: operations["order_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/sign_scope": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 增项签字 · Sign scope */
        post: operations["order_sign_scope"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/stop_unsolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 未解决 · Not solved */
        post: operations["order_stop_unsolved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/substitute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 代签收 · Substitute */
        post: operations["order_substitute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/tick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成步骤 · Tick steps */
        post: operations["order_tick"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 编制停气通知 · Draft */
        post: operations["outage_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/known": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 来电地址的停气通知 · Outages known where a caller is */
        post: operations["outages_known"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/absent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 无人在家 · Nobody in */
        post: operations["outage_absent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/add_points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补入用户 · Add points */
        post: operations["outage_add_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/amend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Amend */
        post: operations["outage_amend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 审批通过 · Approve */
        post: operations["outage_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指派现场人员 · Send somebody */
        post: operations["outage_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["outage_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 开始停气 · Stop the gas */
        post: operations["outage_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 取消停气 · Cancel */
        post: operations["outage_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/drop_points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移出用户 · Take off the list */
        post: operations["outage_drop_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 延长 · Extend */
        post: operations["outage_extend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作业完成 · Work is done */
        post: operations["outage_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["outage_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/notice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停气通知、逐户恢复表（PDF） · Poster of an outage, or the list for the crew (PDF) */
        get: operations["outage_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停气用户名单与告知、恢复情况 · The list of an outage: told, spoken with, restored */
        get: operations["outage_points"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公布 · Publish */
        post: operations["outage_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改期 · Move */
        post: operations["outage_reschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/restore_points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复供气 · Restore */
        post: operations["outage_restore_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 · Send back */
        post: operations["outage_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/tell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记告知 · Told */
        post: operations["outage_tell"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/outages/{id}/told": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停气告知的各轮送达情况与物业 · What was told of a stop, turn by turn, and to property companies */
        get: operations["outage_told"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 人员 · People */
        get: operations["people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 员工的联系方式（遮盖） · How a person is reached, masked */
        get: operations["reach"];
        /** 修改员工的联系方式 · Change how a person is reached */
        put: operations["put_reach"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 编制预案 · Draft a plan */
        post: operations["plan_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/joined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 与事项的类型关联的现行预案 · Plans in force that are joined to the type of a matter */
        get: operations["plans_joined"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预案库 · The plan library */
        get: operations["plan_library"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准 · Approve */
        post: operations["plan_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["plan_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/entrust": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更换责任人 · Entrust */
        post: operations["plan_entrust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/next_version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修订 · Next version */
        post: operations["plan_next_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["plan_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/plan.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预案（PDF） · A plan (PDF) */
        get: operations["plan_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评审 · Review */
        post: operations["plan_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/revise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Revise */
        post: operations["plan_revise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回修改 · Send back */
        post: operations["plan_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 提交审批 · Submit */
        post: operations["plan_submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 预案全文，与现行版本的差异 · A version of a plan, and how it differs from the one in force */
        get: operations["plan_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 废止 · Withdraw */
        post: operations["plan_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 按户号或地址找用气点 · Service points by account number or address */
        get: operations["points_found"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 门禁 · Gates */
        get: operations["gates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/parameters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 参数 · Parameters */
        get: operations["parameters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 参数如何得出 · How a value comes about */
        get: operations["resolve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/values": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 设定参数 · Set a parameter */
        post: operations["set_parameter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy/would-have-blocked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 本应拦截的事项 · What gates would have blocked */
        get: operations["would_have_blocked"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 开通网上办事的企业 · Companies that offer the portal */
        get: operations["portal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/bulletins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务公告 · The notice board */
        get: operations["public_bulletins"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 获取验证码 · Ask for a code */
        post: operations["portal_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 下载自己的材料 · Download one's own document */
        get: operations["portal_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可申请的事项和表单 · What can be applied for, and the form */
        get: operations["portal_form"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/orders/{id}/answer_plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复方案 · Answer the plan */
        post: operations["portal_order_answer_plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/orders/{id}/ask_later": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 改到以后 · Ask for a later date */
        post: operations["portal_order_ask_later"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/orders/{id}/confirm_visit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 确认上门时间 · Confirm the visit */
        post: operations["portal_order_confirm_visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/orders/{id}/rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 评价 · Rate */
        post: operations["portal_order_rate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/orders/{id}/sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 服务单（PDF） · Service sheet (PDF) */
        get: operations["portal_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的事项 · My matters */
        get: operations["portal_requests"];
        put?: never;
        /** 网上申请 · Apply online */
        post: operations["portal_request_apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 一件事项 · One matter */
        get: operations["portal_request"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/requests/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 补充材料 · Add a document */
        post: operations["portal_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/requests/{id}/reject_answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 没有解决 · Not solved */
        post: operations["portal_request_reject_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/requests/{id}/say": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 留言 · Leave a message */
        post: operations["portal_request_say"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录的客户 · The customer who is signed in */
        get: operations["portal_session"];
        put?: never;
        /** 客户登录 · Sign in to the portal */
        post: operations["portal_sign_in"];
        /** 客户退出 · Sign out of the portal */
        delete: operations["portal_sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公示的停气（按小区或地址查询） · Stops of gas, by estate or address */
        get: operations["public_stops"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/portal/stops/{number}/notice.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 停气通知（PDF，供张贴） · Poster of a stop (PDF) */
        get: operations["public_stop_paper"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/public/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 公开的渠道、时间和承诺 · Published channels, hours and limits */
        get: operations["public_channels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工作队列 · Work queue */
        get: operations["records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 记录页 · Record page */
        get: operations["record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 事项的电话 · The calls of a matter */
        get: operations["record_calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/clocks/{code}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 时限如何算出 · How a due time was counted */
        get: operations["explain_clock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 上传附件 · Attach a file */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 查看被遮盖的内容 · Show masked data */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/records/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 办理经过 · History */
        get: operations["timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 受理统计 · Figures of intake: what came in, what was closed, how long it took, what was late */
        get: operations["report_intake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 工单统计 · Figures of work orders: states, punctuality, first-time fix, hours, follow-ups, by team */
        get: operations["report_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记 · Record */
        post: operations["request_save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/answer_outage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按停气通知答复 · Answer by the outage notice */
        post: operations["request_answer_outage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/emergency_call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 紧急接报 · Emergency call */
        post: operations["request_emergency_call"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 建议类型和优先级 · Propose type and priority */
        post: operations["propose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 同号码的未结事项 · Open matters of a number */
        get: operations["similar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 答复 · Answer */
        post: operations["request_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/arrange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录维修安排 · Record arrangement */
        post: operations["request_arrange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/ask_release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请放行 · Ask for a release */
        post: operations["request_ask_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 指定责任人 · Assign */
        post: operations["request_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["request_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/call_conference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 召集会商 · Call a conference */
        post: operations["request_call_conference"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/chase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 催办 · Chase */
        post: operations["request_chase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认领 · Claim */
        post: operations["request_claim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 复述确认并受理 · Read back and accept */
        post: operations["request_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录联系 · Record contact */
        post: operations["request_contact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 更正 · Correct */
        post: operations["request_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/create_order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 生成工单 · Create work order */
        post: operations["request_create_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/deliver_solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 送达解决方案 · Deliver solution */
        post: operations["request_deliver_solution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/diagnose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 记录诊断 · Record diagnosis */
        post: operations["request_diagnose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废 · Discard */
        post: operations["request_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Edit */
        post: operations["request_edit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/emergency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 突发事件 · Emergency */
        post: operations["request_emergency"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/engage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 专业人员已介入 · Support engaged */
        post: operations["request_engage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 移交 · Hand over */
        post: operations["request_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不再发短信 · No messages */
        post: operations["request_mute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["request_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/outside_due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 外部时限 · Outside due date */
        post: operations["request_outside_due"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 暂停计时 · Pause clocks */
        post: operations["request_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 承诺答复时间 · Promise a time */
        post: operations["request_promise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/reclassify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新分类 · Reclassify */
        post: operations["request_reclassify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/register_complaint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记为投诉 · Register as complaint */
        post: operations["request_register_complaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行 · Release */
        post: operations["request_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新打开 · Reopen */
        post: operations["request_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复计时 · Resume clocks */
        post: operations["request_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/requests/{id}/unmute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 恢复短信 · Messages again */
        post: operations["request_unmute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 新建排班表 · Draft */
        post: operations["roster_draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/ask_release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请放行 · Ask for a release */
        post: operations["roster_ask_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["roster_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 调整班次 · Change */
        post: operations["roster_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 作废 · Discard */
        post: operations["roster_discard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/fill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 按轮转排班 · Fill */
        post: operations["roster_fill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["roster_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 发布 · Publish */
        post: operations["roster_publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 放行 · Release */
        post: operations["roster_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rosters/{id}/write": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 写班次 · Write */
        post: operations["roster_write"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/seat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登录分机 · Sit down at an extension */
        post: operations["sit"];
        /** 退出分机 · Leave the extension */
        delete: operations["rise"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 当前登录 · Who is signed in */
        get: operations["session"];
        put?: never;
        /** 登录 · Sign in */
        post: operations["sign_in"];
        /** 退出登录 · Sign out */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改密码 · Change the password */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 准备交接 · Prepare */
        post: operations["shift_handover_prepare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 接班签字 · Take over */
        post: operations["shift_handover_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["shift_handover_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/close_for": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 负责人代结 · Close */
        post: operations["shift_handover_close_for"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["shift_handover_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/redraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新列出 · List again */
        post: operations["shift_handover_redraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/send_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 退回 · Send back */
        post: operations["shift_handover_send_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/shift_handovers/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 交班签字 · Sign */
        post: operations["shift_handover_sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 登记人员变动 · Enter */
        post: operations["staff_change_enter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/announce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 公布 · Announce */
        post: operations["staff_change_announce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["staff_change_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 修改 · Change */
        post: operations["staff_change_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不接手 · Decline */
        post: operations["staff_change_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/name_successor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 安排接手人 · Propose */
        post: operations["staff_change_name_successor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["staff_change_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/redraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 重新核对清单 · Draw again */
        post: operations["staff_change_redraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/take_on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意接手 · Accept */
        post: operations["staff_change_take_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff_changes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · Withdraw */
        post: operations["staff_change_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 申请换班 · Offer a swap */
        post: operations["swap_offer_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 同意换班 · Agree */
        post: operations["swap_agree"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 批准 · Approve */
        post: operations["swap_approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不同意 · Decline */
        post: operations["swap_decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["swap_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不批准 · Refuse */
        post: operations["swap_refuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/swaps/{id}/take_back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 撤回 · Take back */
        post: operations["swap_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 附件 · Attach */
        post: operations["task_attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 不再需要 · Not needed */
        post: operations["task_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 完成 · Done */
        post: operations["task_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 备注 · Note */
        post: operations["task_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** 认领 · Take */
        post: operations["task_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 我的访问令牌 · My API tokens */
        get: operations["tokens"];
        put?: never;
        /** 新建访问令牌 · Make an API token */
        post: operations["make_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** 撤销访问令牌 · Revoke an API token */
        delete: operations["revoke_token"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 组织机构 · Units */
        get: operations["units"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/valves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 管网阀门及其用户数 · Valves of the network and the points behind them */
        get: operations["valves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 进程存活 · The process answers */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 运行指标 · Prometheus metrics */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** 可以服务 · The database answers */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description 可用的功能 · What a person may do in general
         * @enum {string}
         */
        Ability: "audit.read" | "blank.print" | "bulletin.write" | "campaign.write" | "channels.write" | "customers.read" | "customers.write" | "deliveries.read" | "org.read" | "outage.plan" | "policy.read" | "policy.write" | "reach.write" | "request.save" | "tokens";
        /** @description 办理后的记录页 · The record after the act */
        Acted: components["schemas"]["Page"] | components["schemas"]["Gone"] | components["schemas"]["Brief"];
        /** @description 地址 · An address */
        Address: {
            building: string;
            district: string;
            road: string;
            room: string;
            text: string;
            unit: string;
        };
        /** @description 审计日志中的操作名称 · Names of what the audit log holds */
        AuditActions: {
            items: components["schemas"]["Worded"][];
        };
        /** @description 审计日志的一行 · A line of the audit log */
        AuditLine: {
            actor: components["schemas"]["Named"] | null;
            at: components["schemas"]["Moment"];
            customer: {
                name: string;
                open: boolean;
            } | null;
            detail: string;
            door: string;
            gate: components["schemas"]["Words"] | null;
            hash: string;
            outcome: string;
            record: {
                kind: components["schemas"]["Kind"];
                number: string;
                open: boolean;
            } | null;
            /** Format: int64 */
            seq: number;
            subject: components["schemas"]["Id"] | null;
            what: string;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 一页审计日志 · A page of the audit log */
        AuditLines: {
            items: components["schemas"]["AuditLine"][];
            next: string | null;
        };
        /** @description 一段纸质单号 · A block of paper forms */
        BlankBlock: {
            by: components["schemas"]["Named"] | null;
            /** Format: int64 */
            entered: number;
            first: string;
            /** Format: int64 */
            forms: number;
            kind: string;
            last: string;
            /** Format: int64 */
            missing: number;
            printed_at: components["schemas"]["Moment"];
            /** Format: int64 */
            spoiled: number;
            /** Format: int64 */
            unused: number;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 一张纸质单 · A paper form */
        BlankForm: {
            by: components["schemas"]["Named"] | null;
            kind: string;
            number: string;
            printed_at: components["schemas"]["Moment"];
            reason: string;
            record: {
                id: components["schemas"]["Id"];
                number: string;
            } | null;
            settled_at: components["schemas"]["Moment"] | null;
            state: string;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 纸质单 · Paper forms */
        BlankForms: {
            items: components["schemas"]["BlankForm"][];
        };
        /** @description 纸质单号段 · Blocks of paper forms */
        Blanks: {
            items: components["schemas"]["BlankBlock"][];
            may: boolean;
        };
        /** @description 派单看板 · The board of a unit */
        Board: {
            capped: boolean;
            people: components["schemas"]["BoardPerson"][];
            unit: components["schemas"]["Named"];
            waiting: components["schemas"]["Row"][];
        };
        /** @description 看板上的人员 · A person on the board */
        BoardPerson: {
            /** Format: int64 */
            load: number;
            on_shift_until: components["schemas"]["Moment"] | null;
            orders: components["schemas"]["Row"][];
            person: components["schemas"]["Named"];
        };
        /** @description 简短答复（Prefer: return=minimal） · The short answer to Prefer: return=minimal */
        Brief: {
            id: components["schemas"]["Id"];
            number: string;
            state: string;
            /** Format: int64 */
            version: number;
        };
        /** @description 批量办理中一件的结果 · How one of several acts ended */
        BulkResult: {
            id: components["schemas"]["Id"];
            ok: boolean;
            problem: components["schemas"]["Problem"] | null;
            record: components["schemas"]["Row"] | null;
        };
        /** @description 批量办理结果 · How several acts ended */
        BulkResults: {
            results: components["schemas"]["BulkResult"][];
        };
        /** @description 公告 · A notice of the board or its archive */
        BulletinRow: {
            from: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            number: string;
            part: string;
            state: string;
            title: string;
            title_en: string;
            topic: components["schemas"]["Words"] | null;
            until: components["schemas"]["Moment"] | null;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 公告栏与存档 · The board and its archive */
        Bulletins: {
            items: components["schemas"]["BulletinRow"][];
            next: string | null;
        };
        /** @description 来电弹屏 · A call with what is known of its caller */
        CallPop: {
            call: components["schemas"]["PhoneCall"];
            matters: components["schemas"]["Row"][];
            mine: boolean;
            near: components["schemas"]["NearbyIncident"][];
        };
        /** @description 一天的电话 · Calls of a day */
        Calls: {
            items: components["schemas"]["PhoneCall"][];
            next: string | null;
        };
        /** @description 正在振铃和通话的电话 · What rings or is spoken now, and how the lines are */
        CallsNow: {
            calls: components["schemas"]["CallPop"][];
            exchanges: {
                code: string;
                connects: boolean;
                heard_at: components["schemas"]["Moment"] | null;
                /** @enum {string} */
                protocol: "http" | "ami" | "esl";
                since: components["schemas"]["Moment"] | null;
                up: boolean;
                why: string;
            }[];
            last: components["schemas"]["CallPop"] | null;
            /** Format: int64 */
            ring_ms: number;
            /** Format: int64 */
            rings: number;
            seat: {
                exchange: string;
                extension: string;
                since: components["schemas"]["Moment"];
            } | null;
        };
        /** @description 宣传覆盖率 · Coverage of a campaign */
        CampaignCoverage: {
            all: components["schemas"]["CampaignFigures"];
            events: components["schemas"]["CampaignEvent"][];
            formula: components["schemas"]["Words"];
            goal: number | null;
            listed: boolean;
            posters: components["schemas"]["CampaignPoster"][];
            rows: components["schemas"]["CampaignRow"][];
            /** Format: int64 */
            waits: number;
        };
        /** @description 一场活动 · An event */
        CampaignEvent: {
            at: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            attendance: number;
            photos: components["schemas"]["Id"][];
            place: string;
            /** Format: int64 */
            points: number;
            text: string;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 覆盖数字（覆盖率为万分之几） · Figures; coverage in hundredths of a percent */
        CampaignFigures: {
            /** Format: int64 */
            call: number;
            /** Format: int64 */
            counter: number;
            /** Format: int64 */
            coverage: number;
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            event: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            muted: number;
            /** Format: int64 */
            no_number: number;
            /** Format: int64 */
            points: number;
            /** Format: int64 */
            reached: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            visit: number;
        };
        /** @description 宣传名单的一行 · A line of the list of a campaign */
        CampaignPoint: {
            address: string;
            class: string;
            delivered_at: components["schemas"]["Moment"] | null;
            how: string;
            message: string | null;
            number: string;
            point: components["schemas"]["Id"];
            reached_at: components["schemas"]["Moment"] | null;
            sent_at: components["schemas"]["Moment"] | null;
            waits: boolean;
            why: string;
        };
        /** @description 宣传名单 · The list of a campaign */
        CampaignPoints: {
            items: components["schemas"]["CampaignPoint"][];
            next: string | null;
        };
        /** @description 张贴的海报 · Posters put up */
        CampaignPoster: {
            at: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            count: number;
            place: string;
        };
        /** @description 一类对象的覆盖 · Coverage of a class */
        CampaignRow: {
            class: string;
            figures: components["schemas"]["CampaignFigures"];
            words: components["schemas"]["Words"];
        };
        /** @description 取值及其出处 · A value and where it comes from */
        Candidate: {
            origin: components["schemas"]["Origin"];
            value: components["schemas"]["Setting"];
        };
        /** @description 关怀标记 · A care flag */
        Care: {
            code: string;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 此前他人所作的更改 · What others have changed since */
        Changed: {
            at?: components["schemas"]["Moment"] | null;
            by?: components["schemas"]["Named"] | null;
            events?: components["schemas"]["Event"][];
            lines?: {
                at: components["schemas"]["Moment"];
                by: components["schemas"]["Named"] | null;
                fields: string[];
                words: components["schemas"]["Words"] | null;
            }[];
            state: string;
            /** Format: int64 */
            version: number;
        };
        /** @description 受理渠道 · A channel */
        Channel: {
            clause: string;
            code: string;
            contact: string;
            en: string;
            enabled: boolean;
            hours: string;
            response: string;
            voice: boolean;
            zh: string;
        };
        /** @description 受理渠道 · Channels */
        Channels: {
            items: components["schemas"]["Channel"][];
        };
        /** @description 客户应付：分和千分之一 · What the customer pays: in fen and thousandths */
        Charges: {
            /** Format: int64 */
            added: number;
            cost: string;
            lines: {
                billable: boolean;
                code: string;
                consent: string;
                en: string;
                /** Format: int64 */
                price: number;
                /** Format: int64 */
                quantity: number;
                /** Format: int64 */
                total: number;
                unit: string;
                words: components["schemas"]["Words"];
                zh: string;
            }[];
            plan: number | null;
            planned: boolean;
            total: number | null;
        };
        /** @description 时限的走势 · How a clock stands */
        Clock: {
            clause: string;
            code: string;
            colour: components["schemas"]["Colour"];
            due_at: components["schemas"]["Moment"] | null;
            explain_href: string;
            kept: boolean | null;
            limit: string | null;
            next_at: components["schemas"]["Moment"] | null;
            next_step: number | null;
            paused_ms: number | null;
            paused_until: components["schemas"]["Moment"] | null;
            provisional: boolean;
            /** Format: int64 */
            round: number;
            started_at: components["schemas"]["Moment"];
            /** @enum {string} */
            state: "running" | "paused" | "stopped";
            stopped_at: components["schemas"]["Moment"] | null;
            unannounced: number[];
            used_ms: number | null;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 时限 · A clock */
        ClockDef: {
            clause: string;
            code: string;
            words: components["schemas"]["Words"];
        };
        /** @description 代码及其名称 · A code and its words */
        Coded: {
            code: string;
            en: string;
            zh: string;
        };
        /**
         * @description 时限颜色 · How a clock stands
         * @enum {string}
         */
        Colour: "green" | "yellow" | "orange" | "red" | "paused" | "none" | "done";
        /** @description 可派人员 · A person for an order */
        CrewCandidate: {
            fits: boolean;
            knows: boolean;
            /** Format: int64 */
            load: number;
            objections: components["schemas"]["Objection"][];
            person: components["schemas"]["Named"];
            why: components["schemas"]["Words"];
        };
        /** @description 可派人员名单 · People for an order, those who fit first */
        CrewCandidates: {
            from: components["schemas"]["Moment"];
            items: components["schemas"]["CrewCandidate"][];
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
        };
        /**
         * @description 客户种类 · Kind of a customer
         * @enum {string}
         */
        CustomerKind: "person" | "organisation";
        /** @description 客户档案 · A customer's archive */
        CustomerPage: {
            care: components["schemas"]["Care"][];
            completeness: {
                missing: components["schemas"]["Words"][];
                /** Format: int64 */
                percent: number;
            };
            contacts: {
                id: components["schemas"]["Id"];
                kind: string;
                /** @enum {boolean} */
                masked: true;
                value: string;
            }[];
            grade: string;
            id: components["schemas"]["Id"];
            id_number: string;
            kind: components["schemas"]["CustomerKind"];
            name: string;
            points: {
                address: string;
                id: components["schemas"]["Id"];
                meter: string;
                number: string;
            }[];
            records: {
                items: components["schemas"]["Row"][];
                next: string | null;
            };
            remark: string;
            /** Format: int64 */
            version: number;
        };
        /** @description 客户列表中的一行 · One line of the archive */
        CustomerRow: {
            contact: string | null;
            id: components["schemas"]["Id"];
            kind: components["schemas"]["CustomerKind"];
            name: string;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            points: number;
        };
        /** @description 一页客户 · A page of the archive */
        CustomerRows: {
            items: components["schemas"]["CustomerRow"][];
            next: string | null;
        };
        /** @description 委托 · A delegation */
        Delegation: {
            from: components["schemas"]["Moment"];
            from_person: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            role: string;
            to: components["schemas"]["Named"];
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"] | null;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 我的委托 · My delegations */
        Delegations: {
            items: components["schemas"]["Delegation"][];
        };
        /** @description 一页消息发送日志 · A page of the delivery log */
        Deliveries: {
            items: components["schemas"]["Delivery"][];
            next: string | null;
        };
        /** @description 一条消息的发送情况 · What became of a message */
        Delivery: {
            answer: string;
            answered_at: components["schemas"]["Moment"] | null;
            at: components["schemas"]["Moment"];
            delivered_at: components["schemas"]["Moment"] | null;
            driver: string;
            error: string;
            id: components["schemas"]["Id"];
            /** @enum {string} */
            means: "voice" | "sms" | "mail" | "robot" | "push";
            person: components["schemas"]["Named"] | null;
            purpose: string;
            read_at: components["schemas"]["Moment"] | null;
            record: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["Kind"];
                number: string;
                open: boolean;
            } | null;
            sent_at: components["schemas"]["Moment"] | null;
            /** @enum {string} */
            state: "queued" | "sent" | "delivered" | "answered" | "failed" | "unclear";
            to: string;
            /** Format: int64 */
            tries: number;
            urgent: boolean;
        };
        /** @description 演示环境的时间 · The demonstration's time */
        DemoClock: {
            now: components["schemas"]["Moment"];
        };
        /** @description 计算的一步 · One sentence of the sum */
        Derivation: {
            /** Format: int64 */
            days: number;
            from: components["schemas"]["Moment"];
            /** @enum {string} */
            kind: "start" | "counted" | "skipped" | "paused" | "more" | "fixed" | "unannounced" | "due" | "stopped";
            /** Format: int64 */
            ms: number;
            said: components["schemas"]["Words"];
            to: components["schemas"]["Moment"];
        };
        /** @description 分布：数量、均值、分位数、最大值 · A sample: number, mean, percentiles, maximum; of none only the number */
        Distribution: {
            max?: number;
            mean?: number;
            median_lin?: number;
            /** Format: int64 */
            n: number;
            p90_lin?: number;
            p90_near?: number;
            p95_lin?: number;
        };
        /**
         * @description 操作途径 · The way in which something was done
         * @enum {string}
         */
        Door: "screen" | "api" | "bulk" | "import" | "scheduler" | "cli" | "cascade" | "demo" | "portal";
        /** @description 表单字段 · A field of a form */
        Drawn: {
            choices?: components["schemas"]["Coded"][];
            /** Format: int64 */
            count?: number;
            fields?: components["schemas"]["Drawn"][];
            /** @enum {string} */
            kind: "line" | "text" | "phone" | "int" | "bool" | "moment" | "date" | "choice" | "ref" | "limit" | "object" | "list" | "lines" | "extra";
            label: components["schemas"]["Words"];
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            min?: number;
            name: string;
            personal: boolean;
            required: boolean;
            to?: components["schemas"]["RefTarget"];
        };
        /** @description 考勤 · Attendance */
        DutyAttendance: {
            from: components["schemas"]["Moment"];
            /** Format: int64 */
            grace: number;
            items: components["schemas"]["DutyAttended"][];
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
        };
        /** @description 一个班次的考勤 · A shift with what became of it */
        DutyAttended: {
            early: number | null;
            excused: boolean;
            from: components["schemas"]["Moment"];
            in_at: components["schemas"]["Moment"] | null;
            late: number | null;
            out_at: components["schemas"]["Moment"] | null;
            person: components["schemas"]["Named"];
            presence: string;
            record: components["schemas"]["Id"] | null;
            states: components["schemas"]["DutyState"][];
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
            words: components["schemas"]["Words"];
        };
        /** @description 请假或缺勤 · Leave or absence */
        DutyAway: {
            from: components["schemas"]["Moment"];
            person: components["schemas"]["Id"];
            until: components["schemas"]["Moment"] | null;
        };
        /** @description 值班看板 · The duty board */
        DutyBoard: {
            at: components["schemas"]["Moment"];
            company: components["schemas"]["Named"];
            handovers: components["schemas"]["DutyHandover"][];
            posts: components["schemas"]["DutyPost"][];
        };
        /** @description 人员需求预测 · How many are wanted */
        DutyForecast: {
            date: string;
            items: components["schemas"]["DutyHalfHour"][];
            unit: components["schemas"]["Named"];
            /** Format: int64 */
            weeks: number;
        };
        /** @description 半小时 · A half-hour */
        DutyHalfHour: {
            load: number;
            /** Format: int64 */
            planned: number;
            /** Format: int64 */
            required: number;
            short: boolean;
            /** Format: int64 */
            slot: number;
        };
        /** @description 未签交接 · A hand-over that is not signed */
        DutyHandover: {
            due: components["schemas"]["Moment"] | null;
            giver: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            late: boolean;
            number: string;
            signed: components["schemas"]["Moment"] | null;
            taker: components["schemas"]["Named"] | null;
            unit: components["schemas"]["Named"];
        };
        /** @description 排班草稿的一个班次 · A shift of a draft */
        DutyLine: {
            from: components["schemas"]["Moment"];
            person: components["schemas"]["Id"];
            post: string;
            unit: components["schemas"]["Id"] | null;
            until: components["schemas"]["Moment"];
        };
        /** @description 人员 · Somebody who may be planned */
        DutyMember: {
            person: components["schemas"]["Named"];
            unit: components["schemas"]["Named"] | null;
        };
        /** @description 下一班 · Who comes next */
        DutyNext: {
            from: components["schemas"]["Moment"];
            person: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
        };
        /** @description 在岗人员 · Somebody on duty */
        DutyPerson: {
            came: components["schemas"]["Moment"] | null;
            from: components["schemas"]["Moment"] | null;
            person: components["schemas"]["Named"];
            place: components["schemas"]["DutyPlace"] | null;
            presence: string;
            stand_in: boolean;
            state: string;
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
            vehicle: string;
            work: components["schemas"]["DutyWork"] | null;
        };
        /** @description 最后位置 · Where somebody last was */
        DutyPlace: {
            at: components["schemas"]["Moment"];
            lat: number | null;
            lng: number | null;
        };
        /** @description 岗位 · A region or a queue */
        DutyPost: {
            crew: boolean;
            from: components["schemas"]["Moment"] | null;
            gap: components["schemas"]["Id"] | null;
            key: string;
            name: components["schemas"]["Words"];
            next: components["schemas"]["DutyNext"][];
            people: components["schemas"]["DutyPerson"][];
            /** @enum {string} */
            state: "covered" | "soon" | "uncovered" | "unplanned";
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
        };
        /** @description 排班问题 · What stands against a plan */
        DutyProblem: {
            code: string;
            from: components["schemas"]["Moment"];
            person: components["schemas"]["Id"] | null;
            said: components["schemas"]["Words"];
            until: components["schemas"]["Moment"];
            warns: boolean;
        };
        /** @description 排班检查结果 · What stands against a plan */
        DutyProblems: {
            capped: boolean;
            items: components["schemas"]["DutyProblem"][];
        };
        /** @description 排班表 · A roster */
        DutyRoster: {
            from: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            lines: components["schemas"]["DutyLine"][];
            number: string;
            state: string;
            until: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            version: number;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 班次 · A shift */
        DutyShift: {
            from: components["schemas"]["Moment"];
            person: components["schemas"]["Id"];
            roster: components["schemas"]["Id"] | null;
            stand_in: boolean;
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
        };
        /** @description 坐席状态 · A state of an agent */
        DutyState: {
            at: components["schemas"]["Moment"];
            state: string;
        };
        /** @description 一段时间的班次 · People and shifts of a unit */
        DutyWeek: {
            away: components["schemas"]["DutyAway"][];
            from: components["schemas"]["Moment"];
            people: components["schemas"]["DutyMember"][];
            rosters: components["schemas"]["DutyRoster"][];
            shifts: components["schemas"]["DutyShift"][];
            unit: components["schemas"]["Named"];
            until: components["schemas"]["Moment"];
        };
        /** @description 正在办的事 · What somebody is at */
        DutyWork: {
            id: components["schemas"]["Id"];
            kind: string;
            number: string;
            state: components["schemas"]["Words"] | null;
        };
        /** @description 小区物业（号码和邮箱已脱敏） · A property company, masked */
        Estate: {
            firm: string;
            id: components["schemas"]["Id"];
            mail: string;
            phone: string;
            road: string;
        };
        /** @description 小区物业 · Property companies */
        Estates: {
            items: components["schemas"]["Estate"][];
            may: boolean;
        };
        /** @description 办理经过中的一步 · A step of the history */
        Event: {
            acting_for: components["schemas"]["Named"] | null;
            action: string;
            actor: components["schemas"]["Named"] | null;
            body: components["schemas"]["EventBody"];
            door: components["schemas"]["Door"];
            from: string | null;
            happened_at: components["schemas"]["Moment"];
            id: components["schemas"]["Id"];
            late: boolean;
            recorded_at: components["schemas"]["Moment"];
            role: components["schemas"]["Words"];
            /** Format: int64 */
            seq: number;
            to: string;
            warnings: components["schemas"]["Warning"][];
            words: components["schemas"]["Words"];
        };
        /** @description 这一步的内容：表单各字段，以及名称和更改前后的值 · What the step said: the fields of its form, the names of those it refers to, what it changed */
        EventBody: {
            before?: Record<string, never>;
            changes?: {
                [key: string]: unknown[];
            };
            names?: {
                [key: string]: string;
            };
        };
        /** @description 时限如何算出 · How a due time was counted */
        Explanation: {
            calendar: {
                code: string;
                name: string;
                /** Format: int64 */
                revision: number;
                zone: string;
            };
            clause: string;
            clock: string;
            due_at: components["schemas"]["Moment"] | null;
            expected_due_at: components["schemas"]["Moment"] | null;
            kept: boolean | null;
            limit: string;
            limit_said: components["schemas"]["Words"];
            origin: components["schemas"]["Words"];
            paused_until: components["schemas"]["Moment"] | null;
            policy_version: string;
            start: components["schemas"]["Moment"];
            start_fact: string;
            steps: components["schemas"]["Derivation"][];
            stopped_at: components["schemas"]["Moment"] | null;
            unannounced_years: number[];
            words: components["schemas"]["Words"];
        };
        /** @description 某个字段的问题 · What is wrong with a field */
        FieldError: {
            choices?: string[];
            code: string;
            en: string;
            field: string;
            zh: string;
        };
        /** @description 新上传的附件 · The file that was attached */
        File: {
            file: components["schemas"]["FileInfo"];
        };
        /** @description 附件 · An attached file */
        FileInfo: {
            at: components["schemas"]["Moment"];
            by: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            name: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            type: string;
        };
        /** @description 对所设取值的提示 · A remark on a value */
        Finding: {
            against: components["schemas"]["Origin"] | null;
            clause: string;
            code: string;
            parameter: string;
            refused: boolean;
            said: components["schemas"]["Words"];
            scope: components["schemas"]["Scope"];
        };
        /** @description 流程 · A flow */
        Flow: {
            actions: components["schemas"]["FlowAction"][];
            kind: components["schemas"]["Kind"];
            states: components["schemas"]["FlowState"][];
            words: components["schemas"]["Words"];
        };
        /** @description 流程操作 · An action of a flow */
        FlowAction: {
            about: components["schemas"]["Words"];
            code: string;
            fields: components["schemas"]["Drawn"][];
            grave: boolean;
            words: components["schemas"]["Words"];
        };
        /** @description 流程状态 · A state of a flow */
        FlowState: {
            code: string;
            /** @enum {string} */
            phase: "draft" | "open" | "ended";
            words: components["schemas"]["Words"];
        };
        /** @description 用气点 · A service point */
        FoundPoint: {
            address: string;
            id: components["schemas"]["Id"];
            number: string;
        };
        /** @description 用气点 · Service points */
        FoundPoints: {
            items: components["schemas"]["FoundPoint"][];
        };
        /** @description 门禁 · A gate */
        Gate: {
            about: components["schemas"]["Words"];
            clause: components["schemas"]["Words"] | null;
            code: string;
            default: components["schemas"]["Mode"];
            floor: components["schemas"]["Mode"];
            mode: components["schemas"]["Mode"] | null;
            origin: components["schemas"]["Words"] | null;
            parameter: string;
            used_by: string[];
            words: components["schemas"]["Words"];
        };
        /** @description 本应拦截的一件 · What a gate would have blocked */
        GateHit: {
            action: string;
            actor: components["schemas"]["Named"] | null;
            at: components["schemas"]["Moment"];
            clause: string;
            en: string;
            event: components["schemas"]["Id"];
            gate: string;
            kind: components["schemas"]["Kind"];
            mode: components["schemas"]["HitMode"];
            number: string;
            open: boolean;
            record: components["schemas"]["Id"];
            title: components["schemas"]["Words"] | null;
            zh: string;
        };
        /** @description 本应拦截的事项 · What gates would have blocked */
        GateHits: {
            items: components["schemas"]["GateHit"][];
            next: string | null;
        };
        /** @description 门禁 · Gates */
        Gates: {
            items: components["schemas"]["Gate"][];
        };
        /** @description 办理后已不在本人可见范围 · The act moved the record out of the caller's sight */
        Gone: {
            /** @enum {boolean} */
            gone: true;
            record: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["Kind"];
                number: string;
                state: string;
                /** Format: int64 */
                version: number;
            };
        };
        /** @description 进程存活 · The process answers */
        Health: {
            /** @enum {string} */
            status: "ok";
            version: string;
        };
        /** @description 已收到的事件 · What was heard */
        HeardCalls: {
            /** Format: int64 */
            new: number;
            /** Format: int64 */
            told: number;
        };
        /**
         * @description 门禁放过的方式 · How a gate let an act pass
         * @enum {string}
         */
        HitMode: "off" | "observe" | "warn" | "block" | "released";
        /** @description 服务时间 · Hours of service */
        Hours: {
            days: ("cn" | "monfri" | "all") | string[];
            exceptions: {
                [key: string]: {
                    name: string | null;
                    sessions: string[][];
                };
            };
            /** @enum {string} */
            holidays: "cn" | "none";
            name: string;
            /** Format: int64 */
            revision: number;
            sessions: string[][];
            week: {
                [key: string]: string[][];
            };
            zone: string;
        };
        /** @description 编号，按时间先后排序 · An id; ids sort by time */
        Id: string;
        /** @description 一次呼叫 · A call of the chain */
        IncidentCall: {
            at: components["schemas"]["Moment"];
            outcomes: components["schemas"]["IncidentOutcome"][];
            people: components["schemas"]["Named"][];
            rung: string;
            unit: components["schemas"]["Named"] | null;
        };
        /** @description 突发事件记录的一步 · A step in the log of an incident */
        IncidentEntry: {
            at: components["schemas"]["Moment"];
            by: components["schemas"]["Named"] | null;
            entered_for: components["schemas"]["Named"] | null;
            lat: number | null;
            lng: number | null;
            step: string;
            text: string;
            words: components["schemas"]["Words"];
        };
        /** @description 紧急放行的关口 · A gate that yielded */
        IncidentException: {
            at: components["schemas"]["Moment"];
            en: string;
            gate: string;
            number: string;
            zh: string;
        };
        /** @description 记录中两步之间的时间 · The time between two steps of the log */
        IncidentInterval: {
            code: string;
            from: components["schemas"]["Moment"];
            /** Format: int64 */
            ms: number;
            to: components["schemas"]["Moment"];
            words: components["schemas"]["Words"];
        };
        /** @description 安全指导的一条 · A line of the safety script */
        IncidentLine: {
            at: components["schemas"]["Moment"] | null;
            by: components["schemas"]["Named"] | null;
            code: string;
            en: string;
            prohibition: boolean;
            zh: string;
        };
        /** @description 一条消息的结果 · What became of a message */
        IncidentOutcome: {
            at: components["schemas"]["Moment"];
            means: string;
            person: components["schemas"]["Named"] | null;
            what: string;
        };
        /** @description 启动过的预案 · A plan that was started */
        IncidentPlan: {
            at: components["schemas"]["Moment"];
            by: components["schemas"]["Named"] | null;
            en: string;
            kind: string;
            number: string;
            plan: components["schemas"]["Id"] | null;
            stopped_at: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            version: number;
            zh: string;
        };
        /** @description 突发事件报告 · The report of an incident */
        IncidentReport: {
            authority_told: boolean;
            calls: components["schemas"]["IncidentCall"][];
            exceptions: components["schemas"]["IncidentException"][];
            intervals: components["schemas"]["IncidentInterval"][];
            kind: string;
            late_reason: string;
            leaders: components["schemas"]["IncidentCall"][];
            log: components["schemas"]["IncidentEntry"][];
            number: string;
            plans: components["schemas"]["IncidentPlan"][];
            provisional: string[];
            review: components["schemas"]["IncidentReview"] | null;
            script: components["schemas"]["IncidentLine"][];
            /** Format: int64 */
            script_version: number;
            severity: components["schemas"]["Words"] | null;
            state: string;
            tasks: components["schemas"]["IncidentTask"][];
        };
        /** @description 复盘 · What was learned */
        IncidentReview: {
            /** Format: int64 */
            actions: number;
            at: components["schemas"]["Moment"];
            by: components["schemas"]["Named"] | null;
            cause: string;
            gaps: string;
            plan_change: boolean;
        };
        /** @description 现场情况的完整度 · How much is known of the scene */
        IncidentScene: {
            arrive_by: components["schemas"]["Moment"] | null;
            arrived_at: components["schemas"]["Moment"] | null;
            ask_casualties: boolean;
            asked_again: boolean;
            asked_again_at: components["schemas"]["Moment"] | null;
            missing: components["schemas"]["SceneMissing"][];
            outside_town: boolean;
            /** Format: int64 */
            percent: number;
        };
        /** @description 预案的一步 · A step of a plan */
        IncidentTask: {
            automatic: boolean;
            clause: string;
            done_at: components["schemas"]["Moment"] | null;
            due: components["schemas"]["Moment"] | null;
            late: boolean;
            number: string;
            owner: components["schemas"]["Named"] | null;
            plan: string;
            reason: string;
            result: string;
            role: components["schemas"]["Words"] | null;
            state: components["schemas"]["Words"] | null;
            text: components["schemas"]["Words"];
        };
        /** @description 表单的初值 · What a form starts with */
        Initial: {
            address?: components["schemas"]["Address"];
            background?: string;
            clause?: string;
            closing?: components["schemas"]["StartLine"][];
            codes?: string[];
            contact?: string;
            content?: string;
            /** Format: int64 */
            dead?: number;
            from?: components["schemas"]["Moment"];
            /** Format: int64 */
            injured?: number;
            items?: components["schemas"]["StartLine"][];
            /** Format: int64 */
            loss?: number;
            /** Format: int64 */
            missing?: number;
            name?: string;
            other?: string;
            overview?: string;
            prices?: components["schemas"]["StartLine"][];
            priority?: components["schemas"]["Priority"];
            process?: string;
            process_en?: string;
            questions?: components["schemas"]["StartLine"][];
            readings?: components["schemas"]["StartLine"][];
            result?: string;
            scenario?: string;
            special?: string;
            steps?: components["schemas"]["StartLine"][];
            tests?: components["schemas"]["StartLine"][];
            title?: string;
            title_en?: string;
            to?: string;
            told_counts?: boolean | null;
            type?: string;
            types?: string[];
            until?: components["schemas"]["Moment"];
            wanted?: string;
        };
        /** @description 受理统计；各分组字段另有四项 · The report of intake; each field to group by adds four members */
        IntakeReport: {
            close_hours_all: components["schemas"]["Distribution"];
            /** Format: int64 */
            closed_before_created: number;
            /** Format: int64 */
            closed_in_time: number;
            /** Format: int64 */
            closed_late_against_due: number;
            closed_max: string | null;
            /** Format: int64 */
            closed_status_without_closed_date: number;
            created_per_year: {
                [key: string]: number;
            };
            /** Format: int64 */
            due_but_not_closed: number;
            due_max: string | null;
            missing: {
                [key: string]: number;
            };
            /** Format: int64 */
            not_closed_but_with_closed_date: number;
            received: string[] | null;
            report_of: {
                company: string;
                requests: {
                    [key: string]: number;
                };
                source: string;
                span: components["schemas"]["ReportSpan"];
                zone: string;
            };
            /** Format: int64 */
            rows: number;
            state: {
                [key: string]: number;
            };
            status: {
                [key: string]: number;
            };
            /** Format: int64 */
            with_due_date: number;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description 记录种类 · Kind of a record
         * @enum {string}
         */
        Kind: "request" | "handover" | "promise" | "order" | "assignment" | "followup" | "case" | "conference" | "task" | "appointment" | "delay" | "hazard" | "finding" | "incident" | "outage" | "plan" | "activation" | "callback" | "roster" | "absence" | "gap" | "swap" | "shift_handover" | "attendance" | "bulletin" | "campaign" | "staff_change";
        /** @description 来电地址的停气 · An outage where a caller is */
        KnownOutage: {
            area: string;
            bound: string;
            contact: string;
            from: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            number: string;
            planned: boolean;
            said: components["schemas"]["Words"];
            state: components["schemas"]["Words"] | null;
            until: components["schemas"]["Moment"] | null;
            why: string;
        };
        /** @description 来电地址的停气 · Outages where a caller is */
        KnownOutages: {
            items: components["schemas"]["KnownOutage"][];
        };
        /** @description 关联的记录 · A linked record */
        Link: {
            record: components["schemas"]["Row"];
            /** @enum {string} */
            relation: "child" | "merged_into" | "waiting";
            task: components["schemas"]["TaskDrawn"] | null;
        };
        /** @description 新建的编号 · The id of what was made */
        Made: {
            id: components["schemas"]["Id"];
        };
        /** @description 程序与企业的基本信息 · The program and the company */
        Meta: {
            channels: components["schemas"]["Channel"][];
            clocks: components["schemas"]["ClockDef"][];
            colours: components["schemas"]["Colour"][];
            doors: components["schemas"]["Door"][];
            flows: components["schemas"]["Flow"][];
            now: components["schemas"]["Moment"];
            priorities: components["schemas"]["Worded"][];
            roles: components["schemas"]["Worded"][];
            types: components["schemas"]["TypeDef"][];
            version: string;
        };
        /**
         * @description 门禁方式 · How a gate acts
         * @enum {string}
         */
        Mode: "off" | "observe" | "warn" | "block";
        /**
         * Format: int64
         * @description 时间，纪元毫秒 · A moment in milliseconds since 1970-01-01T00:00Z
         */
        Moment: number;
        /** @description 我的联系方式和提醒方式 · How I am reached */
        MyReach: {
            browsers: {
                at: components["schemas"]["Moment"];
                id: components["schemas"]["Id"];
                name: string;
            }[];
            chat: string;
            choices: ("voice" | "sms" | "mail" | "robot" | "push")[];
            key: string | null;
            /** @enum {string} */
            lang: "zh" | "en";
            mail: string;
            phone: string;
            wants: ("voice" | "sms" | "mail" | "robot" | "push")[];
        };
        /** @description 人员、单位或企业 · A person, a unit or a company */
        Named: {
            id: components["schemas"]["Id"];
            name: string;
        };
        /** @description 来电地点附近的突发事件 · An incident around the place of a caller */
        NearbyIncident: {
            /** Format: int64 */
            callers: number;
            crew: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            kind: components["schemas"]["Words"] | null;
            metres: number | null;
            number: string;
            place: string;
            received_at: components["schemas"]["Moment"];
            same: string;
            state: components["schemas"]["Words"] | null;
            why: components["schemas"]["Words"];
        };
        /** @description 来电地点附近的突发事件 · Incidents around the place of a caller */
        NearbyIncidents: {
            items: components["schemas"]["NearbyIncident"][];
        };
        /** @description 新令牌，只显示一次 · A new token, shown once */
        NewToken: {
            id: components["schemas"]["Id"];
            token: string;
        };
        /** @description 提醒 · A notice */
        Notice: {
            at: components["schemas"]["Moment"];
            clock: string;
            due: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            kind: string;
            number: string;
            priority: components["schemas"]["Priority"];
            read_at: components["schemas"]["Moment"] | null;
            record: components["schemas"]["Id"];
            record_kind: components["schemas"]["Kind"];
            /** Format: int64 */
            step: number;
            summary: string;
        };
        /** @description 一页提醒 · A page of notices */
        Notices: {
            items: components["schemas"]["Notice"][];
            next: components["schemas"]["Id"] | null;
            /** Format: int64 */
            unread: number;
        };
        /** @description 员工消息的文字预览 · How messages to employees read */
        NotifyPreview: {
            items: {
                broken: boolean;
                en: string;
                purpose: string;
                zh: string;
            }[];
        };
        /** @description 不可派的原因 · What speaks against a person */
        Objection: {
            clause: string;
            code: string;
            en: string;
            zh: string;
        };
        /** @description 此刻可办的操作 · An action as it is offered for this record, to this person, now */
        Offer: {
            about: components["schemas"]["Words"];
            action: string;
            allowed: boolean;
            form: components["schemas"]["Drawn"][];
            grave: boolean;
            href: string;
            initial: components["schemas"]["Initial"];
            /** @enum {string} */
            method: "POST";
            refusal: components["schemas"]["Said"] | null;
            warnings: components["schemas"]["Warning"][];
            words: components["schemas"]["Words"];
        };
        /** @description 本说明 · This document */
        OpenApi: {
            components: Record<string, never>;
            info: Record<string, never>;
            openapi: string;
            paths: Record<string, never>;
            servers: Record<string, never>[];
            "x-generated": string;
        };
        /** @description 一组工单的统计 · The figures of a team, or of all */
        OrderFigures: {
            arrivals: {
                /** Format: int64 */
                early: number;
                /** Format: int64 */
                in_time: number;
                /** Format: int64 */
                late_told: number;
                /** Format: int64 */
                late_untold: number;
                /** Format: int64 */
                moved_by_company: number;
                /** Format: int64 */
                moved_by_customer: number;
                /** Format: int64 */
                no_access: number;
            };
            /** Format: int64 */
            finished: number;
            first_time: {
                /** Format: int64 */
                fixed: number;
                /** Format: int64 */
                n: number;
            };
            followups: {
                /** Format: int64 */
                answered: number;
                /** Format: int64 */
                dissatisfied: number;
                /** Format: int64 */
                done: number;
                /** Format: int64 */
                due: number;
                /** Format: int64 */
                ended: number;
                /** Format: int64 */
                fairly: number;
                /** Format: int64 */
                satisfied: number;
                /** Format: int64 */
                selected: number;
                /** Format: int64 */
                without_answer: number;
            };
            hours: components["schemas"]["Distribution"];
            /** Format: int64 */
            orders: number;
            /** Format: int64 */
            overdue: number;
        };
        /** @description 工单统计 · The report of work orders */
        OrdersReport: {
            all: components["schemas"]["OrderFigures"];
            report_of: {
                as_of: components["schemas"]["Moment"];
                company: string;
                span: components["schemas"]["ReportSpan"];
                zone: string;
            };
            state: {
                [key: string]: number;
            };
            teams: {
                [key: string]: components["schemas"]["OrderFigures"];
            };
            type: {
                [key: string]: number;
            };
        };
        /** @description 取值的出处 · Where a value comes from */
        Origin: {
            clause: components["schemas"]["Words"];
            entry: components["schemas"]["Id"] | null;
            from: components["schemas"]["Moment"];
            locked: boolean;
            replaces: boolean;
            said: components["schemas"]["Words"];
            scope: components["schemas"]["Scope"];
            to: components["schemas"]["Moment"] | null;
        };
        /** @description 告知物业的情况 · What a property company was told */
        OutageFirm: {
            estate: components["schemas"]["Id"];
            firm: string;
            mail: {
                delivered_at: components["schemas"]["Moment"] | null;
                sent_at: components["schemas"]["Moment"] | null;
                state: string;
            } | null;
            road: string;
            sms: {
                delivered_at: components["schemas"]["Moment"] | null;
                sent_at: components["schemas"]["Moment"] | null;
                state: string;
            } | null;
            waits: boolean;
        };
        /** @description 停气用户 · A point on the list of an outage */
        OutagePoint: {
            address: string;
            care: boolean;
            customer: components["schemas"]["Id"] | null;
            delivered_at: components["schemas"]["Moment"] | null;
            household: boolean;
            how: string;
            message: string | null;
            moved_at: components["schemas"]["Moment"] | null;
            name: string | null;
            number: string;
            point: components["schemas"]["Id"];
            sent_at: components["schemas"]["Moment"] | null;
            spoken_at: components["schemas"]["Moment"] | null;
            supply: string;
            told_at: components["schemas"]["Moment"] | null;
            waits: boolean;
        };
        /** @description 停气用户名单 · The list of an outage */
        OutagePoints: {
            absent: components["schemas"]["OutageSum"];
            /** Format: int64 */
            asked: number;
            dropped: components["schemas"]["OutageSum"];
            items: components["schemas"]["OutagePoint"][];
            listed: components["schemas"]["OutageSum"];
            next: string | null;
            restored: components["schemas"]["OutageSum"];
        };
        /** @description 名单的合计 · Sums of a part of the list */
        OutageSum: {
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            points: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            unspoken: number;
            /** Format: int64 */
            untold: number;
        };
        /** @description 停气告知 · What was told of a stop */
        OutageTold: {
            firms: components["schemas"]["OutageFirm"][];
            remind_at: components["schemas"]["Moment"] | null;
            reminded_at: components["schemas"]["Moment"] | null;
            turns: components["schemas"]["OutageTurn"][];
        };
        /** @description 一轮告知的送达 · What became of one turn of messages */
        OutageTurn: {
            about: string;
            /** Format: int64 */
            delivered: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            points: number;
            /** Format: int64 */
            sent: number;
            /** Format: int64 */
            turn: number;
        };
        /** @description 所设的取值 · A value that was set */
        Override: {
            clause: string;
            from: components["schemas"]["Moment"];
            locked: boolean;
            replaces: boolean;
            scope: components["schemas"]["Words"];
            to: components["schemas"]["Moment"] | null;
            value: string;
        };
        /** @description 记录页 · A record page */
        Page: {
            actions: components["schemas"]["Offer"][];
            clocks: components["schemas"]["Clock"][];
            fields: components["schemas"]["PageField"][];
            files: components["schemas"]["FileInfo"][];
            links: components["schemas"]["Link"][];
            papers: components["schemas"]["Paper"][];
            parties: components["schemas"]["Party"][];
            record: components["schemas"]["PageRecord"];
            timeline: components["schemas"]["Timeline"];
        };
        /** @description 记录的一项内容 · A field of a record */
        PageField: {
            key: string;
            /** @enum {string} */
            kind: "text" | "phone" | "address" | "moment" | "number" | "json";
            label: components["schemas"]["Words"];
            masked: boolean;
            value: (string | number | boolean | null) | unknown[] | {
                [key: string]: unknown;
            };
        };
        /** @description 记录页的记录 · The record of a page */
        PageRecord: {
            actions: string[];
            channel: string;
            closed_at: components["schemas"]["Moment"] | null;
            colour: components["schemas"]["Colour"];
            company: components["schemas"]["Id"];
            customer: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            duty_open: boolean;
            first_owner: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            kind: components["schemas"]["Kind"];
            next_clock: string | null;
            next_due_at: components["schemas"]["Moment"] | null;
            number: string;
            owner: components["schemas"]["Named"] | null;
            parent?: components["schemas"]["Row"];
            /** Format: int64 */
            policy_version: number;
            priority: components["schemas"]["Priority"];
            received_at: components["schemas"]["Moment"];
            /** Format: int64 */
            round: number;
            state: string;
            summary: string;
            type: string;
            unit: components["schemas"]["Named"];
            /** Format: int64 */
            version: number;
        };
        /** @description 可打印的单据 · What a record can be printed as */
        Paper: {
            code: string;
            href: string;
            words: components["schemas"]["Words"];
        };
        /** @description 参数 · A parameter */
        Parameter: {
            about: components["schemas"]["Words"];
            by_priority: components["schemas"]["PriorityValue"][];
            clause: components["schemas"]["Words"];
            code: string;
            default: boolean;
            /** @enum {string} */
            kind: "limit" | "count" | "percent" | "money" | "bool" | "text" | "time" | "range" | "list" | "mode";
            later: boolean;
            locked: boolean;
            origin: components["schemas"]["Words"];
            overrides: components["schemas"]["Override"][];
            said: components["schemas"]["Words"];
            title: components["schemas"]["Words"];
            used_by: string[];
            value: string;
            words: components["schemas"]["Words"];
        };
        /** @description 参数 · Parameters */
        Parameters: {
            items: components["schemas"]["Parameter"][];
            unit: components["schemas"]["Named"];
            /** Format: int64 */
            version: number;
        };
        /** @description 相关人员或单位 · A person or unit that takes part */
        Party: {
            id: components["schemas"]["Id"];
            name: string;
            relation: string;
        };
        /** @description 人员 · People */
        People: {
            items: components["schemas"]["Person"][];
        };
        /** @description 人员 · A person */
        Person: {
            id: components["schemas"]["Id"];
            name: string;
            roles: {
                acting_for: string | null;
                role: components["schemas"]["Role"];
                unit: string;
                words: components["schemas"]["Words"];
            }[];
            unit: components["schemas"]["Named"];
        };
        /** @description 一次通话 · A call */
        PhoneCall: {
            answered_at: components["schemas"]["Moment"] | null;
            begun_at: components["schemas"]["Moment"];
            callback: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["Kind"];
                number: string;
                state: string;
            } | null;
            customer: {
                id: components["schemas"]["Id"];
                name: string;
            } | null;
            /** @enum {string} */
            direction: "in" | "out";
            emergency_at: components["schemas"]["Moment"] | null;
            ended_at: components["schemas"]["Moment"] | null;
            exchange: string;
            extension: string;
            /** Format: int64 */
            held_seconds: number;
            id: components["schemas"]["Id"];
            line: string;
            lost: boolean;
            number: string;
            outcome: {
                /** @enum {string} */
                code: "answered" | "missed" | "abandoned";
                en: string;
                zh: string;
            } | null;
            person: components["schemas"]["Named"] | null;
            recording: string;
            records: {
                id: components["schemas"]["Id"];
                kind: components["schemas"]["Kind"];
                number: string;
                state: string;
            }[];
            ring_at: components["schemas"]["Moment"] | null;
            rings: number | null;
            seconds: number | null;
            /** @enum {string} */
            stage: "ringing" | "talking" | "ended";
            within: boolean | null;
        };
        /** @description 与现行版本的差异 · How a version differs from the one in force */
        PlanDifference: {
            id: components["schemas"]["Id"];
            members: string[];
            number: string;
            process: string;
            process_en: string;
            steps: components["schemas"]["PlanStepDifference"][];
            title: components["schemas"]["Words"];
            /** Format: int64 */
            version: number;
        };
        /** @description 关联的现行预案 · A plan in force that is joined to a type */
        PlanJoined: {
            id: components["schemas"]["Id"];
            may_activate: boolean;
            number: string;
            scenario: components["schemas"]["PlanScenario"];
            /** Format: int64 */
            steps: number;
            title: components["schemas"]["Words"];
            /** Format: int64 */
            version: number;
        };
        /** @description 预案库 · The plan library */
        PlanLibrary: {
            company: components["schemas"]["Named"] | null;
            items: components["schemas"]["PlanRow"][];
            may_activate: boolean;
            may_draft: boolean;
            missing: components["schemas"]["PlanScenario"][];
            running: components["schemas"]["PlanRunning"][];
        };
        /** @description 一次评审 · A review of a plan */
        PlanReview: {
            at: components["schemas"]["Moment"];
            by: components["schemas"]["Named"] | null;
            number: string;
            result: string;
            text: string;
        };
        /** @description 预案库的一行 · A version on the list of the library */
        PlanRow: {
            from: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            /** Format: int64 */
            improvements: number;
            late: boolean;
            number: string;
            owner: components["schemas"]["Named"] | null;
            review_due: components["schemas"]["Moment"] | null;
            scenario: components["schemas"]["PlanScenario"];
            /** @enum {string} */
            state: "draft" | "in_approval" | "approved" | "in_force" | "superseded" | "withdrawn";
            /** Format: int64 */
            steps: number;
            title: components["schemas"]["Words"];
            unit: components["schemas"]["Named"] | null;
            /** Format: int64 */
            used: number;
            /** Format: int64 */
            version: number;
            waiting: string[];
            words: components["schemas"]["Words"] | null;
        };
        /** @description 执行中的预案 · A plan that is being followed */
        PlanRunning: {
            at: components["schemas"]["Moment"];
            id: components["schemas"]["Id"];
            number: string;
            open: boolean;
            owner: components["schemas"]["Named"] | null;
            summary: string;
            unit: components["schemas"]["Named"] | null;
        };
        /** @description 预案场景 · What a plan is for */
        PlanScenario: {
            /** @enum {string} */
            code: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage" | "grave" | "supply" | "complaint" | "complaint_surge" | "equipment" | "process" | "system";
            incident: boolean;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 预案的一步 · A step of a plan */
        PlanStep: {
            code: string;
            done_by: string;
            en: string;
            /** Format: int64 */
            minutes: number;
            role: string;
            role_words: components["schemas"]["Words"] | null;
            zh: string;
        };
        /** @description 一步的差异 · What became of a step */
        PlanStepDifference: {
            is: components["schemas"]["PlanStep"] | null;
            members: string[];
            was: components["schemas"]["PlanStep"] | null;
            /** @enum {string} */
            what: "added" | "removed" | "changed" | "same";
        };
        /** @description 预案全文 · A version of a plan */
        PlanText: {
            approved_at: components["schemas"]["Moment"] | null;
            approved_by: components["schemas"]["Named"] | null;
            authors: components["schemas"]["Named"][];
            clause: string;
            difference: components["schemas"]["PlanDifference"] | null;
            faults: components["schemas"]["Words"][];
            from: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            improvements: string[];
            late: boolean;
            number: string;
            open: boolean;
            owner: components["schemas"]["Named"] | null;
            pack: string;
            periodic: components["schemas"]["Moment"] | null;
            process: components["schemas"]["Words"];
            reason: string;
            review_due: components["schemas"]["Moment"] | null;
            reviews: components["schemas"]["PlanReview"][];
            scenario: components["schemas"]["PlanScenario"];
            /** @enum {string} */
            state: "draft" | "in_approval" | "approved" | "in_force" | "superseded" | "withdrawn";
            steps: components["schemas"]["PlanStep"][];
            title: components["schemas"]["Words"];
            types: components["schemas"]["PlanType"][];
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            used: number;
            uses: components["schemas"]["PlanUse"][];
            /** Format: int64 */
            version: number;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 关联的请求类型 · A request type that a plan is joined to */
        PlanType: {
            code: string;
            words: components["schemas"]["Words"];
        };
        /** @description 待评审的启用 · A use that is to be reviewed */
        PlanUse: {
            at: components["schemas"]["Moment"];
            due: components["schemas"]["Moment"] | null;
            matter: components["schemas"]["Id"] | null;
            number: string;
        };
        /** @description 关联的现行预案 · Plans in force that are joined to the type of a matter */
        PlansJoined: {
            items: components["schemas"]["PlanJoined"][];
        };
        /** @description 一个时限 · A due time */
        PortalClock: {
            code: string;
            due_at: components["schemas"]["Moment"] | null;
            kept: boolean | null;
            state: string;
            stopped_at: components["schemas"]["Moment"] | null;
            words: components["schemas"]["Words"];
        };
        /** @description 验证码已发送（演示环境直接给出） · A code was sent; only the demonstration says it */
        PortalCode: {
            code: string | null;
            /** Format: int64 */
            lasts_ms: number;
        };
        /** @description 开通网上办事的企业和热线 · A company that offers the portal, and the line to call */
        PortalCompany: {
            code: string;
            line: string;
            name: string;
        };
        /** @description 客户补充的一份材料 · A document that the customer added */
        PortalDocument: {
            at: components["schemas"]["Moment"];
            id: components["schemas"]["Id"];
            name: string;
            /** Format: int64 */
            size: number;
            type: string;
        };
        /** @description 登记的一项内容 · A field of the matter */
        PortalField: {
            key: string;
            label: components["schemas"]["Words"];
            value: string;
        };
        /** @description 申请的类型和表单 · Types and form of an application */
        PortalForm: {
            danger: string[];
            /** Format: int64 */
            file_max: number;
            /** Format: int64 */
            files_most: number;
            form: components["schemas"]["Drawn"][];
            line: string;
            types: components["schemas"]["PortalType"][];
        };
        /** @description 开通网上办事的企业 · The companies that offer the portal */
        PortalHouse: {
            demo: boolean;
            items: components["schemas"]["PortalCompany"][];
        };
        /** @description 一件事项：进展、时限、上门和可办的操作 · A matter: progress, due times, visits, and what can be done */
        PortalMatter: {
            actions: components["schemas"]["Offer"][];
            clocks: components["schemas"]["PortalClock"][];
            closed_at: components["schemas"]["Moment"] | null;
            documents: components["schemas"]["PortalDocument"][];
            fields: components["schemas"]["PortalField"][];
            id: components["schemas"]["Id"];
            line: string;
            may_add: boolean;
            number: string;
            paused: boolean;
            received_at: components["schemas"]["Moment"];
            state: string;
            steps: components["schemas"]["PortalStep"][];
            type: components["schemas"]["Words"];
            urgent: boolean;
            /** Format: int64 */
            version: number;
            visits: components["schemas"]["PortalVisit"][];
            words: components["schemas"]["Words"];
        };
        /** @description 我的一件事项 · One of my matters */
        PortalRow: {
            due: {
                at: components["schemas"]["Moment"];
                words: components["schemas"]["Words"];
            } | null;
            ended: boolean;
            id: components["schemas"]["Id"];
            number: string;
            received_at: components["schemas"]["Moment"];
            state: string;
            summary: string;
            type: components["schemas"]["Words"];
            visit: {
                from: components["schemas"]["Moment"];
                until: components["schemas"]["Moment"];
            } | null;
            words: components["schemas"]["Words"];
        };
        /** @description 我的事项，一页 · A page of my matters */
        PortalRows: {
            items: components["schemas"]["PortalRow"][];
            next: string | null;
        };
        /** @description 登录的客户 · The customer who is signed in */
        PortalSession: {
            company: components["schemas"]["PortalCompany"];
            csrf: string;
            expires_at: components["schemas"]["Moment"];
            phone: string;
        };
        /** @description 办理经过的一步 · A step of the matter */
        PortalStep: {
            accepted: boolean | null;
            action: string;
            at: components["schemas"]["Moment"];
            attitude: number | null;
            by: components["schemas"]["Moment"] | null;
            mine: boolean;
            number: string | null;
            quality: number | null;
            text: string | null;
            window: {
                from: components["schemas"]["Moment"];
                until: components["schemas"]["Moment"];
            } | null;
            words: components["schemas"]["Words"];
        };
        /** @description 可申请的一类事项 · A type that can be applied for */
        PortalType: {
            code: string;
            fields: string[];
            group: components["schemas"]["Words"] | null;
            words: components["schemas"]["Words"];
        };
        /** @description 上门服务 · A visit */
        PortalVisit: {
            actions: components["schemas"]["Offer"][];
            charges: components["schemas"]["Charges"] | null;
            confirmed: boolean;
            content: string;
            ended: boolean;
            id: components["schemas"]["Id"];
            number: string;
            plan: string | null;
            plan_accepted: boolean | null;
            plan_by_staff: boolean;
            rating: {
                /** Format: int64 */
                attitude: number;
                /** Format: int64 */
                quality: number;
                text: string;
            } | null;
            sheet: string | null;
            staff: {
                badge: string;
                name: string;
            } | null;
            state: string;
            /** Format: int64 */
            version: number;
            window: {
                from: components["schemas"]["Moment"];
                until: components["schemas"]["Moment"];
            } | null;
            words: components["schemas"]["Words"];
        };
        /**
         * @description 优先级 · Priority
         * @enum {string}
         */
        Priority: "P0" | "P1" | "P2" | "P3";
        /** @description 某优先级的取值 · What holds for a priority */
        PriorityValue: {
            clause: components["schemas"]["Words"];
            default: boolean;
            origin: components["schemas"]["Words"];
            priority: components["schemas"]["Priority"];
            said: components["schemas"]["Words"];
            value: string;
        };
        /** @description 未能办理的原因（RFC 9457） · Why something was not done (RFC 9457) */
        Problem: {
            changed?: components["schemas"]["Changed"];
            clause: string | null;
            code: string;
            detail: string;
            en: string;
            errors: components["schemas"]["FieldError"][];
            release?: components["schemas"]["Release"];
            request_id?: string;
            /** Format: int64 */
            status: number;
            title: string;
            type: string;
            zh: string;
        };
        /** @description 建议的类型和优先级 · A proposed type and priority */
        Proposal: {
            emergency: string | null;
            priority: components["schemas"]["Priority"];
            reason: components["schemas"]["Words"];
            type: string;
        };
        /** @description 建议（没有时为空） · A proposal, if there is one */
        Proposed: {
            proposal: components["schemas"]["Proposal"] | null;
        };
        /** @description 公布的公告 · A notice as the public reads it */
        PublicBulletin: {
            from: components["schemas"]["Moment"] | null;
            number: string;
            text: string;
            text_en: string;
            title: string;
            title_en: string;
            topic: string;
            until: components["schemas"]["Moment"] | null;
            words: components["schemas"]["Words"] | null;
        };
        /** @description 公布的公告 · The notice board */
        PublicBulletins: {
            at: components["schemas"]["Moment"];
            company: components["schemas"]["PortalCompany"];
            items: components["schemas"]["PublicBulletin"][];
        };
        /** @description 对外公布的渠道 · A published channel */
        PublicChannel: {
            clause: string;
            code: string;
            contact: string;
            en: string;
            enabled: boolean;
            hours: string;
            hours_name: string;
            hours_spec: components["schemas"]["Hours"];
            response: string;
            voice: boolean;
            zh: string;
        };
        /** @description 各企业公布的渠道 · The published channels of every company */
        PublicChannels: {
            items: {
                channels: components["schemas"]["PublicChannel"][];
                company: {
                    code: string;
                    name: string;
                };
            }[];
        };
        /** @description 公示的停气 · A stop of gas as the public reads it */
        PublicStop: {
            area: string;
            contact: string;
            found: string[];
            from: components["schemas"]["Moment"] | null;
            number: string;
            planned: boolean;
            poster: string;
            published_at: components["schemas"]["Moment"] | null;
            state: components["schemas"]["Words"] | null;
            until: components["schemas"]["Moment"] | null;
            why: string;
        };
        /** @description 公示的停气 · Stops of gas as the public reads them */
        PublicStops: {
            at: components["schemas"]["Moment"];
            company: components["schemas"]["PortalCompany"];
            items: components["schemas"]["PublicStop"][];
        };
        /** @description 员工的联系方式，已遮盖 · How a person is reached, masked */
        Reach: {
            chat: string;
            /** @enum {string} */
            lang: "zh" | "en";
            mail: string;
            phone: string;
            wants: ("voice" | "sms" | "mail" | "robot" | "push")[];
        };
        /** @description 可以服务 · The database answers */
        Ready: {
            /** Format: int64 */
            clock_off_ms: number;
            /** Format: int64 */
            dead_jobs: number;
            /** Format: int64 */
            exchanges_down: number;
            /** Format: int64 */
            jobs: number;
            /** Format: int64 */
            schema: number;
            /** @enum {string} */
            status: "ready";
        };
        /** @description 事项的电话 · Calls of a matter */
        RecordCalls: {
            items: components["schemas"]["PhoneCall"][];
        };
        /**
         * @description 可引用的对象 · What a form can refer to
         * @enum {string}
         */
        RefTarget: "call" | "customer" | "file" | "incident" | "outage" | "party" | "person" | "point" | "record" | "unit";
        /** @description 谁可以放行一次 · Who may let one act pass */
        Release: {
            gate: string;
            may: boolean;
            who: components["schemas"]["Words"];
        };
        /** @description 统计范围；空为不限 · What was counted; null is without limit */
        ReportSpan: {
            from: components["schemas"]["Moment"] | null;
            units: components["schemas"]["Id"][] | null;
            until: components["schemas"]["Moment"] | null;
        };
        /** @description 读懂的回执数和其中的新消息数 · Reports understood, and how many were news */
        Reported: {
            /** Format: int64 */
            news: number;
            /** Format: int64 */
            understood: number;
        };
        /** @description 参数如何得出 · How a value comes about */
        Resolved: {
            beaten: {
                by: components["schemas"]["Origin"];
                candidate: components["schemas"]["Candidate"];
                /** @enum {string} */
                why: "default_replaced" | "replaced" | "looser" | "locked_above" | "less_specific" | "same";
            }[];
            code: string;
            locked_by: components["schemas"]["Origin"] | null;
            said: components["schemas"]["Words"];
            /** @enum {string} */
            tighter: "lower" | "higher" | "none";
            winners: components["schemas"]["Candidate"][];
        };
        /** @description 被遮盖的内容 · What was masked */
        Revealed: {
            field: string;
            value: string;
        };
        /**
         * @description 角色 · Role
         * @enum {string}
         */
        Role: "agent" | "counter_clerk" | "online_agent" | "complaint_specialist" | "vip_agent" | "group_leader" | "dispatcher" | "technician" | "team_leader" | "follow_up_agent" | "follow_up_reviewer" | "service_head" | "complaint_body" | "investigator" | "service_office" | "general_office" | "inspector" | "company_leader" | "regional_director" | "national_centre" | "hr_officer" | "equipment_keeper" | "visitor" | "salesperson" | "unit_supervisor" | "planning_clerk" | "regional_technician" | "business_manager" | "sales_clerk" | "customer" | "auditor" | "administrator";
        /** @description 队列中的一行 · One line of a list */
        Row: {
            actions: string[];
            channel: string;
            closed_at: components["schemas"]["Moment"] | null;
            colour: components["schemas"]["Colour"];
            company: components["schemas"]["Id"];
            customer: {
                id: components["schemas"]["Id"];
                name: string | null;
            } | null;
            duty_open: boolean;
            first_owner: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            kind: components["schemas"]["Kind"];
            next_clock: string | null;
            next_due_at: components["schemas"]["Moment"] | null;
            number: string;
            owner: components["schemas"]["Named"] | null;
            priority: components["schemas"]["Priority"];
            received_at: components["schemas"]["Moment"];
            state: string;
            summary: string;
            type: string;
            unit: components["schemas"]["Named"];
            /** Format: int64 */
            version: number;
        };
        /** @description 一页队列 · A page of a list */
        Rows: {
            count: {
                capped: boolean;
                /** Format: int64 */
                n: number;
            };
            items: components["schemas"]["Row"][];
            next: string | null;
        };
        /** @description 原因及其条款 · A reason and its clause */
        Said: {
            clause: string | null;
            code: string;
            en: string;
            release?: components["schemas"]["Release"] | null;
            zh: string;
        };
        /** @description 已保存的取值及提示 · The value that was saved, and remarks */
        Saved: {
            findings: components["schemas"]["Finding"][];
            id: components["schemas"]["Id"];
        };
        /** @description 还要问的 · Something to ask */
        SceneMissing: {
            ask: components["schemas"]["Words"];
            code: string;
            words: components["schemas"]["Words"];
        };
        /** @description 适用范围 · Where a value holds */
        Scope: {
            channel: string | null;
            grade: string | null;
            priority: components["schemas"]["Priority"] | null;
            type: string | null;
            unit: {
                /** Format: int64 */
                depth: number;
                id: components["schemas"]["Id"];
            } | null;
        };
        /** @description 当前登录 · Who is signed in */
        Session: {
            abilities: components["schemas"]["Ability"][];
            company: components["schemas"]["Named"] | null;
            csrf: string | null;
            /** @enum {string} */
            home: "queue" | "audit";
            person: components["schemas"]["Named"];
            roles: components["schemas"]["SessionRole"][];
        };
        /** @description 所任角色 · A role that is held */
        SessionRole: {
            acting_for: components["schemas"]["Named"] | null;
            role: components["schemas"]["Role"];
            unit: components["schemas"]["Named"];
            words: components["schemas"]["Words"];
        };
        /** @description 取值 · A value */
        Setting: {
            /** @enum {string} */
            kind: "limit" | "text" | "time" | "range";
            value: string;
        } | {
            /** @enum {string} */
            kind: "count" | "percent" | "money";
            /** Format: int64 */
            value: number;
        } | {
            /** @enum {string} */
            kind: "bool";
            value: boolean;
        } | {
            /** @enum {string} */
            kind: "list";
            value: number[];
        } | {
            /** @enum {string} */
            kind: "mode";
            value: {
                mode: components["schemas"]["Mode"];
                override_role?: string;
            };
        };
        /** @description 一项人员变动的清单 · The list of a change of staff */
        StaffChange: {
            /** Format: int64 */
            accepted: number;
            answers: boolean;
            days: number | null;
            drawn_at: components["schemas"]["Moment"] | null;
            effective_at: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            fallen: number;
            heir: components["schemas"]["Named"] | null;
            id: components["schemas"]["Id"];
            items: components["schemas"]["StaffItem"][];
            leader: components["schemas"]["Named"] | null;
            /** Format: int64 */
            moved: number;
            names: boolean;
            number: string;
            person: components["schemas"]["Named"] | null;
            /** @enum {string} */
            state: "draft" | "announced" | "done" | "withdrawn";
            /** Format: int64 */
            to_me: number;
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            waiting: number;
            what: components["schemas"]["Words"];
        };
        /** @description 一项人员变动 · A change of staff */
        StaffChangeRow: {
            /** Format: int64 */
            accepted: number;
            days: number | null;
            effective_at: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            fallen: number;
            id: components["schemas"]["Id"];
            /** Format: int64 */
            moved: number;
            number: string;
            person: components["schemas"]["Named"] | null;
            /** @enum {string} */
            state: "draft" | "announced" | "done" | "withdrawn";
            /** Format: int64 */
            to_me: number;
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            waiting: number;
            what: components["schemas"]["Words"];
        };
        /** @description 人员变动 · Changes of staff */
        StaffChanges: {
            at: components["schemas"]["Moment"];
            enter: boolean;
            items: components["schemas"]["StaffChangeRow"][];
        };
        /** @description 一件未了事项 · One thing that is open */
        StaffItem: {
            first: boolean;
            from: components["schemas"]["Moment"] | null;
            group: string;
            key: string;
            kind: components["schemas"]["Words"];
            later: boolean;
            mine: boolean;
            number: string;
            reason: string;
            record: components["schemas"]["Id"] | null;
            role: components["schemas"]["Words"] | null;
            /** @enum {string} */
            state: "open" | "proposed" | "accepted" | "declined" | "moved" | "fallen" | "ended";
            state_words: components["schemas"]["Words"];
            text: string;
            to: components["schemas"]["Named"] | null;
            under: boolean;
            unit: components["schemas"]["Named"] | null;
            until: components["schemas"]["Moment"] | null;
            urgent: boolean;
        };
        /** @description 清单中的一行：代码、名称和要求 · A line of a list that a form draws: its code, its names, what is asked of it */
        StartLine: Record<string, never>;
        /** @description 任务：做什么、谁负责、何时前 · A task: what, by whom, until when */
        TaskDrawn: {
            automatic: boolean;
            clause: string;
            done_at: components["schemas"]["Moment"] | null;
            due: components["schemas"]["Moment"] | null;
            late: boolean;
            plan: string;
            reason: string;
            result: string;
            role: components["schemas"]["Words"] | null;
            text: components["schemas"]["Words"];
        };
        /** @description 一页办理经过，最近的在前 · A page of the history, newest first */
        Timeline: {
            items: components["schemas"]["Event"][];
            next: string | null;
        };
        /** @description 访问令牌 · An API token */
        Token: {
            created_at: components["schemas"]["Moment"];
            expires_at: components["schemas"]["Moment"] | null;
            id: components["schemas"]["Id"];
            name: string;
            revoked_at: components["schemas"]["Moment"] | null;
            scope: string;
        };
        /** @description 我的访问令牌 · My API tokens */
        Tokens: {
            items: components["schemas"]["Token"][];
        };
        /** @description 受理类型 · A type of request */
        TypeDef: {
            code: string;
            default_priority: components["schemas"]["Priority"];
            en: string;
            keywords: string[];
            required: string[];
            zh: string;
        };
        /** @description 单位 · A unit */
        Unit: {
            binding: boolean;
            code: string;
            company: components["schemas"]["Id"] | null;
            /** Format: int64 */
            depth: number;
            id: components["schemas"]["Id"];
            /** @enum {string} */
            level: "national" | "region" | "company" | "department" | "team";
            name: string;
            parent: components["schemas"]["Id"] | null;
        };
        /** @description 组织机构 · Units */
        Units: {
            items: components["schemas"]["Unit"][];
        };
        /** @description 未读提醒数，至多数到 100 · Unread notices, counted up to 100 */
        Unread: {
            /** Format: int64 */
            unread: number;
        };
        /** @description 阀门 · A valve */
        Valve: {
            name: string;
            number: string;
            /** Format: int64 */
            points: number;
        };
        /** @description 阀门 · Valves */
        Valves: {
            items: components["schemas"]["Valve"][];
        };
        /** @description 门禁提示 · What a gate said */
        Warning: {
            clause: string;
            code: string;
            en: string;
            mode: components["schemas"]["HitMode"];
            zh: string;
        };
        /** @description 代码及其名称 · A code and its words */
        Worded: {
            code: string;
            words: components["schemas"]["Words"];
        };
        /** @description 中英文 · Chinese and English */
        Words: {
            en: string;
            zh: string;
        };
    };
    responses: {
        /** @description 系统繁忙，请重试 · Busy: try again */
        Busy: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 规则、状态或更新的版本不允许 · A rule, the state or a newer version forbids it */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 字段有误 · Fields are wrong */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 角色无此权限 · The role does not carry it */
        NotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不是合法的 JSON · Not JSON */
        NotJson: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 未登录，或登录名、密码有误 · Not signed in, or wrong login */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不存在，或不在本人可见范围 · Something named in the request is not there, or outside the caller's scope */
        NotThere: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 内容过大 · Too large */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 过于频繁 · Too often */
        TooOften: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description 不是 application/json · Not application/json */
        WrongMedia: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    browse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The interface to read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_report_absence: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 原因 · Cause
                     * @enum {string}
                     */
                    cause: "ill" | "accident" | "family" | "annual" | "training" | "no_show" | "other";
                    /**
                     * Format: date-time
                     * @description 从（默认现在） · From (now unless said)
                     */
                    from?: string;
                    /** @description 谁缺勤 · Who is absent */
                    person: string;
                    /** @description 说明 · Remark */
                    text?: string;
                    /**
                     * Format: date-time
                     * @description 到（不知道可空） · Until, if known
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Report absent */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_ask_leave: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 事由 · Cause
                     * @enum {string}
                     */
                    cause: "ill" | "accident" | "family" | "annual" | "training" | "no_show" | "other";
                    /**
                     * Format: date-time
                     * @description 从 · From
                     */
                    from: string;
                    /** @description 说明 · Remark */
                    text?: string;
                    /**
                     * Format: date-time
                     * @description 到 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Ask for leave */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 审批意见 · Remark */
                    remark?: string;
                    /** @description 顶班人 · Stand-in */
                    stand_in?: string;
                };
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Back on duty */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_refuse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Refuse */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    absence_take_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Take back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_activate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 所属事项（不填为区域性事件） · Matter (none: of the whole region) */
                    matter?: string;
                    /**
                     * @description 场景 · Scenario
                     * @enum {string}
                     */
                    scenario: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage" | "grave" | "supply" | "complaint" | "complaint_surge" | "equipment" | "process" | "system";
                    /** @description 发生了什么 · What has happened */
                    text: string;
                    /** @description 负责单位（默认本单位） · Unit that answers (your own unless named) */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Start a plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 处置结果 · How it ended */
                    result: string;
                };
            };
        };
        responses: {
            /** @description End */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_log: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 处置情况 · What was done or seen */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    activation_stop: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Stop */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_check_in: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 车辆 · Vehicle */
                    vehicle?: string;
                };
            };
        };
        responses: {
            /** @description Check in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_check_out: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Check out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_excuse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Excuse */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_set_state: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 状态 · State
                     * @enum {string}
                     */
                    state: "ready" | "busy" | "break";
                };
            };
        };
        responses: {
            /** @description State */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    attendance_take_vehicle: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 车辆 · Vehicle */
                    vehicle?: string;
                };
            };
        };
        responses: {
            /** @description Vehicle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    audit: {
        parameters: {
            query?: {
                /** @description 人员 · Person */
                person?: string;
                /** @description 操作 · Action */
                what?: string;
                /** @description 对象 · Subject */
                subject?: string;
                /** @description 记录编号、客户编号或户号 · Number of a record, a customer or an account */
                number?: string;
                /** @description 仅未办成 · Only what did not come about */
                refused?: boolean;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Audit log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditLines"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    audit_actions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Names of what the audit log holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditActions"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    blanks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Blocks of paper forms and what became of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blanks"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    blanks_print: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 份数 · How many */
                    count: number;
                    /**
                     * @description 种类 · Kind
                     * @enum {string}
                     */
                    kind: "emergency" | "request" | "order";
                };
            };
        };
        responses: {
            /** @description Reserve numbers */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlankBlock"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    blank_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 单号 · Number */
                    number: string;
                    /** @description 原因（写坏、遗失、收回） · Why it is not entered */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Account for a number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlankForm"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    blank_forms: {
        parameters: {
            query: {
                /** @description 第一个单号 · First number */
                first: string;
                /** @description 最后一个单号 · Last number */
                last?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The forms of a block */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BlankForms"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    blank_paper: {
        parameters: {
            query: {
                /** @description 第一个单号 · First number */
                first: string;
                /** @description 最后一个单号 · Last number */
                last: string;
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unused forms as PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    board: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The orders of a unit by person, and those that wait */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 操作 · Action */
                    action: string;
                    /** @description 内容 · Body */
                    body?: Record<string, never>;
                    /** @description 记录 · Records */
                    items: {
                        /** @description 记录 · Record */
                        id: string;
                        /** @description 版本 · Version */
                        version?: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Act on several records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkResults"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletins: {
        parameters: {
            query?: {
                /** @description 部分（默认全部） · Part (all unless named) */
                part?: "shown" | "coming" | "past";
                /** @description 续页 · Cursor */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice board and its archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulletins"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_draft: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 公布时间 · Shown from
                     */
                    from: string;
                    /** @description 正文 · Text */
                    text: string;
                    /** @description 英文正文（可不填） · Text in English (optional) */
                    text_en?: string;
                    /** @description 标题 · Title */
                    title: string;
                    /** @description 英文标题（可不填） · Title in English (optional) */
                    title_en?: string;
                    /**
                     * @description 类别 · Topic
                     * @enum {string}
                     */
                    topic: "idea" | "policy" | "price" | "hours" | "safety" | "other";
                    /** @description 责任单位 · Unit */
                    unit?: string;
                    /**
                     * Format: date-time
                     * @description 到期时间 · Expires
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Write a notice */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_amend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 公布时间 · Shown from
                     */
                    from?: string;
                    /** @description 正文 · Text */
                    text?: string;
                    /** @description 英文正文（可不填） · Text in English (optional) */
                    text_en?: string;
                    /** @description 标题 · Title */
                    title?: string;
                    /** @description 英文标题（可不填） · Title in English (optional) */
                    title_en?: string;
                    /**
                     * @description 类别 · Topic
                     * @enum {string}
                     */
                    topic?: "idea" | "policy" | "price" | "hours" | "safety" | "other";
                    /**
                     * Format: date-time
                     * @description 到期时间 · Expires
                     */
                    until?: string;
                };
            };
        };
        responses: {
            /** @description Amend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_paper: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A notice as PDF */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_send_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    bulletin_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdraw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_ack: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 确认方式 · Acknowledged by */
                    means?: string;
                };
            };
        };
        responses: {
            /** @description I call back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_attempt: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 情况 · What happened */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Not reached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_drop: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Do not call back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_not_reached: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cannot be reached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    callback_reach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 回电结果 · What the caller wanted */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Called back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    calls: {
        parameters: {
            query?: {
                /** @description 日期（默认今天） · Day (today if not given) */
                day?: string;
                /** @description 范围 · Which */
                show?: "mine" | "missed" | "all";
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls of a day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Calls"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    dial: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 来电 · Call */
                    call?: string;
                    /** @description 事项 · Matter */
                    record?: string;
                };
            };
        };
        responses: {
            /** @description Dial */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    calls_now: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What rings or is spoken now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsNow"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    reveal_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Show the number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_draft: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 对象：需关照的居民用户 · For households with a care flag */
                    cared_for?: boolean;
                    /** @description 区县（不填为全部） · Districts (all unless named) */
                    districts?: string[];
                    /** @description 方式：校园、社区活动 · By events at schools, in communities */
                    event?: boolean;
                    /** @description 对象：单位用户（都不选为全部） · For organisations (all classes unless ticked) */
                    firms?: boolean;
                    /**
                     * Format: date-time
                     * @description 开始 · From
                     */
                    from: string;
                    /** @description 目标覆盖率（%） · Coverage that is aimed at (%) */
                    goal?: number;
                    /** @description 对象：居民用户 · For households */
                    households?: boolean;
                    /** @description 方式：张贴海报 · By posters */
                    poster?: boolean;
                    /** @description 道路或小区（按开头，不填为全部） · Roads or estates, by how they begin (all unless named) */
                    roads?: string[];
                    /** @description 方式：短信 · By message */
                    sms?: boolean;
                    /** @description 宣传内容（短信文字） · What is said (words of the message) */
                    text: string;
                    /** @description 活动名称 · Title */
                    title: string;
                    /** @description 责任单位 · Unit */
                    unit?: string;
                    /**
                     * Format: date-time
                     * @description 结束 · Until
                     */
                    until: string;
                    /** @description 方式：入户 · By visits */
                    visit?: boolean;
                };
            };
        };
        responses: {
            /** @description Plan a campaign */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_amend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 对象：需关照的居民用户 · For households with a care flag */
                    cared_for?: boolean;
                    /** @description 区县（不填为全部） · Districts (all unless named) */
                    districts?: string[];
                    /** @description 方式：校园、社区活动 · By events at schools, in communities */
                    event?: boolean;
                    /** @description 对象：单位用户（都不选为全部） · For organisations (all classes unless ticked) */
                    firms?: boolean;
                    /**
                     * Format: date-time
                     * @description 开始 · From
                     */
                    from?: string;
                    /** @description 目标覆盖率（%） · Coverage that is aimed at (%) */
                    goal?: number;
                    /** @description 对象：居民用户 · For households */
                    households?: boolean;
                    /** @description 方式：张贴海报 · By posters */
                    poster?: boolean;
                    /** @description 道路或小区（按开头，不填为全部） · Roads or estates, by how they begin (all unless named) */
                    roads?: string[];
                    /** @description 方式：短信 · By message */
                    sms?: boolean;
                    /** @description 宣传内容（短信文字） · What is said (words of the message) */
                    text?: string;
                    /** @description 活动名称 · Title */
                    title?: string;
                    /**
                     * Format: date-time
                     * @description 结束 · Until
                     */
                    until?: string;
                    /** @description 方式：入户 · By visits */
                    visit?: boolean;
                };
            };
        };
        responses: {
            /** @description Amend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_coverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Coverage of a campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignCoverage"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Coverage of a campaign (CSV) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_paper: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Coverage report of a campaign (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Finish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_hold_event: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 参加人数 · How many came */
                    attendance: number;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 活动类型 · Kind of event
                     * @enum {string}
                     */
                    kind: "school" | "community" | "firm" | "other";
                    /** @description 照片（先添加为附件） · Photographs (attached before) */
                    photos?: {
                        /** @description 照片 · Photograph */
                        file: string;
                    }[];
                    /** @description 地点（学校、社区） · Where */
                    place: string;
                    /** @description 签到的用气点 · Points that signed in */
                    points?: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 活动内容 · What was done */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Enter an event */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_points: {
        parameters: {
            query?: {
                /** @description 续页 · Cursor */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of a campaign with its proof */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CampaignPoints"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_put_up: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 张数 · How many */
                    count: number;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 张贴地点 · Where */
                    place: string;
                };
            };
        };
        responses: {
            /** @description Enter posters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_reach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 方式 · How
                     * @enum {string}
                     */
                    how: "visit" | "counter" | "call";
                    /** @description 用气点 · Service points */
                    points: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 说明 · Remark */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Enter visits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_report: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 总结 · Summary */
                    summary: string;
                };
            };
        };
        responses: {
            /** @description Report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_send_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    campaign_start: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Start */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    case_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    case_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 办理结果 · Result */
                    result: string;
                };
            };
        };
        responses: {
            /** @description Finish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    channels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Channels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channels"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_decide: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 会商决定 · Decision */
                    decision: string;
                    /** @description 任务清单 · Tasks */
                    tasks?: {
                        /**
                         * Format: date-time
                         * @description 完成期限 · Due
                         */
                        due: string;
                        /** @description 负责人 · Person */
                        person: string;
                        /** @description 任务 · Task */
                        text: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Decide */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Finish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_hold: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 会商纪要 · Minutes */
                    minutes: string;
                };
            };
        };
        responses: {
            /** @description Hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    conference_tick_off: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 完成情况 · What was done */
                    result: string;
                    /** @description 第几项任务 · Number of the task */
                    task: number;
                };
            };
        };
        responses: {
            /** @description Tick off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    cti: {
        parameters: {
            query?: never;
            header?: {
                /** @description 文件名，按百分号编码 · The name of the file, percent-encoded */
                "X-File-Name"?: string;
            };
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Events of an exchange: new call, answer, hang-up */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeardCalls"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    customers: {
        parameters: {
            query?: {
                /** @description 姓名、电话、地址或户号 · Name, number, address or account */
                q?: string;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Find customers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRows"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    make_customer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关怀标记 · Care flag
                     * @enum {string}
                     */
                    care?: "mobility" | "hearing" | "alone";
                    /** @description 联系方式 · Contacts */
                    contacts?: {
                        /**
                         * @description 种类 · Kind
                         * @enum {string}
                         */
                        kind: "mobile" | "landline";
                        /** @description 号码 · Number */
                        value: string;
                    }[];
                    /** @description 证件号 · Id or licence number */
                    id_number?: string;
                    /**
                     * @description 种类 · Kind
                     * @enum {string}
                     */
                    kind: "person" | "organisation";
                    /** @description 姓名或名称 · Name */
                    name: string;
                    /** @description 用气地址 · Service points */
                    points?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 表号 · Meter */
                        meter?: string;
                        /** @description 户号 · Account number */
                        number: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit_no?: string;
                    }[];
                    /** @description 备注 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Make an archive */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    customer: {
        parameters: {
            query?: {
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Customer archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description 关怀标记 · Care flag
                     * @enum {string}
                     */
                    care?: "mobility" | "hearing" | "alone";
                    /** @description 证件号 · Id or licence number */
                    id_number?: string;
                    /**
                     * @description 种类 · Kind
                     * @enum {string}
                     */
                    kind?: "person" | "organisation";
                    /** @description 姓名或名称 · Name */
                    name?: string;
                    /** @description 备注 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Change an archive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    add_contact: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 种类 · Kind
                     * @enum {string}
                     */
                    kind: "mobile" | "landline";
                    /** @description 号码 · Number */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Add a contact */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    end_contact: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                contact: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a contact away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    change_contact: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                contact: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description 种类 · Kind
                     * @enum {string}
                     */
                    kind?: "mobile" | "landline";
                    /** @description 号码 · Number */
                    value?: string;
                };
            };
        };
        responses: {
            /** @description Correct a contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    add_point: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 楼栋 · Building */
                    building?: string;
                    /** @description 区县 · District */
                    district?: string;
                    /** @description 表号 · Meter */
                    meter?: string;
                    /** @description 户号 · Account number */
                    number: string;
                    /** @description 道路门牌或小区 · Road or estate */
                    road?: string;
                    /** @description 房号 · Room */
                    room?: string;
                    /** @description 补充 · More */
                    text?: string;
                    /** @description 单元 · Unit */
                    unit_no?: string;
                };
            };
        };
        responses: {
            /** @description Add a service point */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    end_point: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                point: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Detach a service point */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    change_point: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                point: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 楼栋 · Building */
                    building?: string;
                    /** @description 区县 · District */
                    district?: string;
                    /** @description 表号 · Meter */
                    meter?: string;
                    /** @description 户号 · Account number */
                    number?: string;
                    /** @description 道路门牌或小区 · Road or estate */
                    road?: string;
                    /** @description 房号 · Room */
                    room?: string;
                    /** @description 补充 · More */
                    text?: string;
                    /** @description 单元 · Unit */
                    unit_no?: string;
                };
            };
        };
        responses: {
            /** @description Correct a service point; any part of the address writes it anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerPage"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    reveal_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 字段 · Field */
                    field: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Show masked data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delay_agreed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 客户意见 · What the customer said */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Agreed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delay_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 中心意见 · Answer
                     * @enum {string}
                     */
                    answer: "agree" | "counter" | "support";
                    /**
                     * Format: date-time
                     * @description 建议时间 · Proposed time
                     */
                    proposal?: string;
                    /** @description 说明 · Remark */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delay_not_agreed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 客户意见 · What the customer said */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Not agreed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delay_tell: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 告知方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                };
            };
        };
        responses: {
            /** @description Tell the customer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delay_unreachable: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 客户意见 · What the customer said */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Unreachable */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delegations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My delegations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delegations"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    delegate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 开始 · From
                     */
                    from: string;
                    /** @description 角色 · Role */
                    role: string;
                    /** @description 受托人 · To */
                    to: string;
                    /** @description 单位 · Unit */
                    unit: string;
                    /**
                     * Format: date-time
                     * @description 结束 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Delegate a role */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    end_delegation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a delegation */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    deliveries: {
        parameters: {
            query?: {
                /** @description 人员 · Person */
                person?: string;
                /** @description 记录编号 · Number of a record */
                number?: string;
                /** @description 方式 · Means */
                means?: "voice" | "sms" | "mail" | "robot" | "push";
                /** @description 状态 · State */
                state?: "queued" | "sent" | "delivered" | "answered" | "failed" | "unclear";
                /** @description 用途 · Purpose */
                purpose?: string;
                /** @description 从 · From */
                from?: string;
                /** @description 至 · Until */
                until?: string;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delivery log */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deliveries"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    deliveries_file: {
        parameters: {
            query?: {
                /** @description 人员 · Person */
                person?: string;
                /** @description 记录编号 · Number of a record */
                number?: string;
                /** @description 方式 · Means */
                means?: "voice" | "sms" | "mail" | "robot" | "push";
                /** @description 状态 · State */
                state?: "queued" | "sent" | "delivered" | "answered" | "failed" | "unclear";
                /** @description 用途 · Purpose */
                purpose?: string;
                /** @description 从 · From */
                from?: string;
                /** @description 至 · Until */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delivery log as CSV */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    demo_clock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 拨到 · Move on to
                     */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Move the demonstration's time on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoClock"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_attendance: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 从 · From */
                from?: string;
                /** @description 到 · Until */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attendance: late, early, absent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyAttendance"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_board: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Duty board: who is there now, for each region and queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyBoard"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_changes: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes of staff, and how much of each has a successor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffChanges"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything on the list of one change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffChange"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 开始 · From
                     */
                    from: string;
                    /** @description 班次 · Shifts */
                    lines: {
                        /**
                         * Format: date-time
                         * @description 上班 · From
                         */
                        from: string;
                        /** @description 人员 · Person */
                        person: string;
                        /** @description 岗位 · Post */
                        post?: string;
                        /** @description 班组 · Unit */
                        unit?: string;
                        /**
                         * Format: date-time
                         * @description 下班 · Until
                         */
                        until: string;
                    }[];
                    /** @description 排班表 · Roster */
                    roster?: string;
                    /** @description 单位 · Unit */
                    unit: string;
                    /**
                     * Format: date-time
                     * @description 结束 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description What stands against a plan: gaps, overlaps, rest, leave */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyProblems"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_forecast: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 日期（默认今天） · Day (today unless named) */
                date?: string;
                /** @description 参考周数 · Weeks of history */
                weeks?: number;
                /** @description 每件用时（秒） · Seconds each */
                handling?: number;
                /** @description 接通率目标（%） · Percent answered */
                percent?: number;
                /** @description 多少秒内接听 · Within seconds */
                within?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Forecast by half-hour against the roster */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyForecast"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_log: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 从 · From */
                from?: string;
                /** @description 到 · Until */
                until?: string;
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Duty log (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    duty_week: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 从 · From */
                from?: string;
                /** @description 到 · Until */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People and shifts of a unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyWeek"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    estates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Property companies of estates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estates"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    estate_put: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 物业公司 · Property company */
                    firm: string;
                    /** @description 邮箱 · Mail address */
                    mail?: string;
                    /** @description 手机号（收短信） · Mobile telephone */
                    phone?: string;
                    /** @description 道路门牌或小区（按开头） · Road or estate, by how it begins */
                    road: string;
                };
            };
        };
        responses: {
            /** @description Enter a property company */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Estate"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    estate_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End a property company */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    exchange_calls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 话单 · Call records */
                    calls?: {
                        /**
                         * Format: date-time
                         * @description 接听时间 · Answered at
                         */
                        answer_at?: string;
                        /** @description 通话编号 · Call */
                        call: string;
                        /** @description 挂断原因 · Cause */
                        cause?: string;
                        /**
                         * @description 方向 · Direction
                         * @enum {string}
                         */
                        direction?: "in" | "out";
                        /** @description 按了应急键 · Emergency key */
                        emergency?: boolean;
                        /**
                         * Format: date-time
                         * @description 结束时间 · Ended at
                         */
                        end_at: string;
                        /** @description 分机 · Extension */
                        extension?: string;
                        /** @description 被叫线路或队列 · Line or queue */
                        line?: string;
                        /** @description 对方号码 · Number of the other side */
                        number?: string;
                        /** @description 录音编号 · Recording */
                        recording?: string;
                        /**
                         * Format: date-time
                         * @description 振铃时间 · Rang at
                         */
                        ring_at: string;
                        /** @description 铃响次数 · Rings */
                        rings?: number;
                    }[];
                    /** @description 事件 · Events */
                    events?: {
                        /**
                         * Format: date-time
                         * @description 发生时间 · Happened at
                         */
                        at: string;
                        /** @description 通话编号 · Call */
                        call: string;
                        /** @description 原因、录音编号或铃响次数 · Cause, recording or rings */
                        detail?: string;
                        /**
                         * @description 方向 · Direction
                         * @enum {string}
                         */
                        direction?: "in" | "out";
                        /**
                         * @description 事件 · Event
                         * @enum {string}
                         */
                        event: "ring" | "answer" | "transfer" | "hold" | "resume" | "hangup" | "recording" | "emergency";
                        /** @description 分机 · Extension */
                        extension?: string;
                        /** @description 被叫线路或队列 · Line or queue */
                        line?: string;
                        /** @description 对方号码 · Number of the other side */
                        number?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Events or call records of an exchange, also of a time gone by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeardCalls"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    download: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Cause */
                    cause: string;
                    /** @description 措施 · Measure */
                    measure: string;
                };
            };
        };
        responses: {
            /** @description Accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_dispute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Dispute */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_done: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 整改证据 · Evidence */
                    evidence_text: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Report done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_issue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Issue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_not_effective: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 验证意见 · Verdict */
                    verdict: string;
                };
            };
        };
        responses: {
            /** @description Not effective */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_uphold: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Uphold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_verify: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 验证意见 · Verdict */
                    verdict: string;
                };
            };
        };
        responses: {
            /** @description Verify */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    finding_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdraw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_check: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 质检结论 · Finding */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Check */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_complete: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 回答 · Answers */
                    answers: {
                        /** @description 回答 · Answer */
                        answer: string;
                        /** @description 问题 · Question */
                        question: string;
                    }[];
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 回访方式 · Means
                     * @enum {string}
                     */
                    means: "phone" | "sms" | "wechat" | "visit";
                    /** @description 备注 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Complete */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_confirmed: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 回访方式 · Means
                     * @enum {string}
                     */
                    means: "phone" | "sms" | "wechat" | "visit";
                    /** @description 客户意见 · What the customer said */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_give_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Give back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_invalidate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Invalidate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_no_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description No answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_not_solved: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 回访方式 · Means
                     * @enum {string}
                     */
                    means: "phone" | "sms" | "wechat" | "visit";
                    /** @description 客户意见 · What the customer said */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Not solved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_raise_issue: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 回答 · Answers */
                    answers: {
                        /** @description 回答 · Answer */
                        answer: string;
                        /** @description 问题 · Question */
                        question: string;
                    }[];
                    /** @description 需处理的问题 · What has to be done */
                    content: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /** @description 检查问题（承办人的过错） · Finding (what the crew did wrong) */
                    finding?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 回访方式 · Means
                     * @enum {string}
                     */
                    means: "phone" | "sms" | "wechat" | "visit";
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Raise issue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_refused: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Refused */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_take: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    followup_wrong_number: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Wrong number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_ask_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 为什么需要放行 · Why it has to pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ask for a release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 放行理由 · Why it may pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_see_to: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description See to it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gap_stand_in: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 从（默认现在） · From (now unless said)
                     */
                    from?: string;
                    /** @description 顶班人 · Stand-in */
                    stand_in: string;
                    /**
                     * Format: date-time
                     * @description 到 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Name a stand-in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gateway_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed report of a gateway */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reported"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    handover_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    handover_bind: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 接收人 · To person */
                    to_person?: string;
                    /** @description 接收单位 · To unit */
                    to_unit?: string;
                };
            };
        };
        responses: {
            /** @description Rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    handover_offer_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 接收人 · To person */
                    to_person?: string;
                    /** @description 接收单位 · To unit */
                    to_unit?: string;
                };
            };
        };
        responses: {
            /** @description Offer again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    handover_reject: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 拒收原因 · Reason code
                     * @enum {string}
                     */
                    code: "wrong_unit" | "incomplete" | "duplicate" | "other";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Reject */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    handover_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdraw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_fail: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 再次复查期限 · Next recheck due
                     */
                    due: string;
                    /** @description 复查情况 · Finding */
                    finding: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Recheck failed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_order_recheck: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 复查内容 · Recheck */
                    content: string;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Order a recheck */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_pass: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 复查情况 · Finding */
                    finding: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 复查照片 · Photo */
                    photo: string;
                };
            };
        };
        responses: {
            /** @description Recheck passed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_rectify: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 整改措施 · Measure */
                    measure: string;
                };
            };
        };
        responses: {
            /** @description Rectify */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    hazard_report: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 报告给 · Reported to */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incidents_near: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 楼栋 · Building */
                    building?: string;
                    /** @description 区县 · District */
                    district?: string;
                    /** @description 现场纬度 · Latitude of the place */
                    lat?: string;
                    /** @description 现场经度 · Longitude of the place */
                    lng?: string;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /** @description 道路门牌或小区 · Road or estate */
                    road?: string;
                    /** @description 补充 · More */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Running incidents around the place of a caller */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearbyIncidents"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_ack: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 确认方式 · Acknowledged by
                     * @enum {string}
                     */
                    means?: "screen" | "key" | "radio" | "phone";
                };
            };
        };
        responses: {
            /** @description Acknowledge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_arrive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 精度（米） · Accuracy in metres */
                    accuracy?: number;
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 纬度 · Latitude */
                    lat?: string;
                    /** @description 经度 · Longitude */
                    lng?: string;
                };
            };
        };
        responses: {
            /** @description Arrive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_authority: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Report of an accident to the authority (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_call_leader: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Call the next leader */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_call_next: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Call the next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_conclude: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Conclude */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_control: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 精度（米） · Accuracy in metres */
                    accuracy?: number;
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 纬度 · Latitude */
                    lat?: string;
                    /** @description 经度 · Longitude */
                    lng?: string;
                    /** @description 控制措施（关阀、疏散、浓度） · What made it safe (valve, evacuation, gas value) */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Controlled */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_cut_off: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 停气范围 · Area */
                    area?: string;
                    /** @description 咨询电话 · Whom to ask */
                    enquiries?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 现场人员（不填为出警人员） · On site (whoever went, unless named) */
                    person?: string;
                    /** @description 另外受影响的用气点 · Further service points */
                    points?: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description 预计恢复时间 · Gas is back, as expected
                     */
                    until?: string;
                    /** @description 关闭的阀门编号 · Valves that are closed */
                    valves?: string[];
                };
            };
        };
        responses: {
            /** @description Cut off */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_depart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 精度（米） · Accuracy in metres */
                    accuracy?: number;
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /** @description 防护用品和检测仪已随车 · Gear and detector are in the van */
                    gear?: boolean;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 纬度 · Latitude */
                    lat?: string;
                    /** @description 经度 · Longitude */
                    lng?: string;
                };
            };
        };
        responses: {
            /** @description Depart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_downgrade: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 告知来电人方式 · How the caller was told
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Downgrade */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_false_alarm: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 告知来电人方式 · How the caller was told
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description False report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_known: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How much is known of the scene, and what is asked next */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentScene"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_leader_ack: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 确认方式 · Acknowledged by
                     * @enum {string}
                     */
                    means?: "screen" | "key" | "radio" | "phone";
                };
            };
        };
        responses: {
            /** @description Leader knows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_merge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 并入的突发事件 · The other incident */
                    joins: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Merge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_outside: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 外部单位 · Outside body
                     * @enum {string}
                     */
                    body: "119" | "110" | "120" | "property" | "other";
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 通报内容、接报人 · What was said, and to whom */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Outside body */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_repair: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 检测记录 · Test records */
                    readings?: {
                        /** @description 保持分钟 · Minutes held */
                        held?: number;
                        /** @description 仪器编号 · Instrument */
                        instrument?: string;
                        /** @description 检测项 · Test */
                        test: string;
                        /** @description 数值 · Value */
                        value: string;
                    }[];
                    /** @description 原因和修复情况 · Cause and repair */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Repaired */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_report: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Report of an incident: log, intervals, calls, script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IncidentReport"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_paper: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Report of an incident (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_report_authority: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 死亡人数 · Dead */
                    dead?: number;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 受伤人数（重伤） · Gravely injured */
                    injured?: number;
                    /** @description 初步估计直接经济损失（元） · Direct loss, estimated, in yuan */
                    loss?: number;
                    /** @description 下落不明、涉险人数 · Missing or in danger */
                    missing?: number;
                    /** @description 其他应当报告的情况 · What else has to be reported */
                    other?: string;
                    /** @description 事故发生单位概况 · Overview of the unit */
                    overview?: string;
                    /** @description 上报内容（时间、地点、伤亡、原因、措施） · Time, place, casualties, cause, measures */
                    text: string;
                    /** @description 上报部门 · Authority */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Report to the authority */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_restore: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 逐户检漏合格 · Each was checked for leaks and passed */
                    leak_free?: boolean;
                    /** @description 恢复时用户在场；不在家的未恢复 · Somebody was in; where nobody was it stays closed */
                    present?: boolean;
                    /** @description 恢复情况 · What was restored */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Restore */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_retest: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 检测记录 · Test records */
                    readings: {
                        /** @description 保持分钟 · Minutes held */
                        held?: number;
                        /** @description 仪器编号 · Instrument */
                        instrument?: string;
                        /** @description 检测项 · Test */
                        test: string;
                        /** @description 数值 · Value */
                        value: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Test again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 改进措施 · Improvement actions */
                    actions?: {
                        /**
                         * Format: date-time
                         * @description 完成时限 · By
                         */
                        due: string;
                        /** @description 责任人 · Who */
                        person?: string;
                        /** @description 改进措施 · Improvement */
                        text: string;
                    }[];
                    /** @description 原因 · Cause */
                    cause: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /** @description 处置中的迟延和疏漏 · Gaps in the timeline */
                    gaps?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 需修订预案 · The plan has to change */
                    plan_change: boolean;
                    /** @description 预案修订建议 · What has to change in the plan */
                    plan_text?: string;
                };
            };
        };
        responses: {
            /** @description Review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_scene: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 受影响户数 · Households affected */
                    affected?: number;
                    /** @description 来电人安全 · Caller is safe */
                    caller_safe?: boolean;
                    /** @description 伤亡人数 · Casualties */
                    casualties?: number;
                    /** @description 在室内闻到或发生 · Smelled or happening indoors */
                    indoors?: boolean;
                    /** @description 现场纬度 · Latitude of the place */
                    lat?: string;
                    /** @description 现场经度 · Longitude of the place */
                    lng?: string;
                    /** @description 屋内人数 · People in the building */
                    people?: number;
                    /** @description 公共场所 · Public place */
                    public_place?: boolean;
                    /** @description 气味、声响、火焰 · Smell, noise, flame */
                    signs?: string;
                    /** @description 阀门已关 · Valve closed */
                    valve_closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Scene */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_send_crew: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 抢修人员 · Person */
                    person: string;
                    /** @description 原因 · Reason */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Send a crew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_stand_down: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 已告知受影响用户并回电来电人 · Those affected know and callers were called back */
                    informed?: boolean;
                    /** @description 到场超时原因 · Why the arrival was late */
                    late_reason?: string;
                };
            };
        };
        responses: {
            /** @description Stand down */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_start_plan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 预案 · Plan
                     * @enum {string}
                     */
                    plan: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage" | "grave";
                };
            };
        };
        responses: {
            /** @description Start a plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_stop_plan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 预案 · Plan
                     * @enum {string}
                     */
                    plan: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage" | "grave";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Stop a plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_tick: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 已告知的步骤 · Lines that were said */
                    codes: string[];
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Safety script */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    incident_upgrade: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                    /**
                     * @description 事件级别 · Severity
                     * @enum {string}
                     */
                    severity: "1" | "2" | "3" | "4";
                };
            };
        };
        responses: {
            /** @description Raise the severity */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    live: {
        parameters: {
            query?: {
                /** @description 主题 · Topics */
                topics?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Live pings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    add_browser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 密钥 · Secret */
                    auth: string;
                    /** @description 推送地址 · Endpoint */
                    endpoint: string;
                    /** @description 浏览器名称 · Name of the browser */
                    name?: string;
                    /** @description 公钥 · Public key */
                    p256dh: string;
                };
            };
        };
        responses: {
            /** @description Let this browser take notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyReach"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    end_browser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send no more to this browser */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    my_reach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How I am reached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyReach"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    put_my_reach: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 提醒也发邮件 · Notices by mail too */
                    by_mail?: boolean;
                    /** @description 群内账号 · Name in the group chat */
                    chat?: string;
                    /**
                     * @description 消息语言 · Language of messages
                     * @enum {string}
                     */
                    lang?: "zh" | "en";
                    /** @description 邮箱 · Mail */
                    mail?: string;
                    /** @description 手机号 · Telephone */
                    phone?: string;
                    /** @description 提醒也推送到浏览器 · Notices to the browser too */
                    push?: boolean;
                    /** @description 提醒也在群里点名 · Notices by the group robot too */
                    robot?: boolean;
                    /** @description 提醒也发短信 · Notices by SMS too */
                    sms?: boolean;
                };
            };
        };
        responses: {
            /** @description Change how I am reached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyReach"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Flows, types, channels */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    notices: {
        parameters: {
            query?: {
                /** @description 仅未读 · Unread only */
                unread?: boolean;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My notices */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    read_notices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 一条提醒 · One notice */
                    notice?: string;
                    /** @description 到这一条为止的全部 · All up to and with this one */
                    through?: string;
                };
            };
        };
        responses: {
            /** @description Mark notices as read: one, all up to one, or all */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    notify_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How messages to employees read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotifyPreview"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApi"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_agree_window: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 已告知的费用 · Price as told */
                    price?: string;
                    /** @description 已沟通的需求和范围 · Need and scope as agreed */
                    scope?: string;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Agree window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_amend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 完成情况 · What was done */
                    done?: string;
                    /** @description 项目 · Items */
                    lines?: {
                        /** @description 项目 · Item */
                        code: string;
                        /** @description 数量（千分之一） · Quantity (thousandths) */
                        quantity: number;
                    }[];
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Amend sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_answer_solution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 客户接受 · Accepted */
                    accepted: boolean;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Customer's answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_arrive: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 精度（米） · Accuracy in metres */
                    accuracy?: number;
                    /** @description 客户同意提前到达 · The customer agreed to an earlier arrival */
                    early_agreed?: boolean;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 纬度 · Latitude */
                    lat?: string;
                    /** @description 经度 · Longitude */
                    lng?: string;
                };
            };
        };
        responses: {
            /** @description Arrive */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_ask_consent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 项目 · Items */
                    lines: {
                        /** @description 项目 · Item */
                        code: string;
                        /** @description 数量（千分之一） · Quantity (thousandths) */
                        quantity: number;
                    }[];
                    /** @description 照片 · Photo */
                    photo?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ask consent */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_ask_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 为什么需要放行 · Why it has to pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ask for a release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_begin: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 着装、工牌、鞋套 · Uniform, badge, shoe covers */
                    conduct?: string[];
                    /** @description 客户同意进入 · The customer lets you in */
                    consent?: boolean;
                    /** @description 已说明内容、步骤和影响 · Content, steps and effects explained */
                    explained?: boolean;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Begin */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_bill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 项目 · Items */
                    lines: {
                        /** @description 项目 · Item */
                        code: string;
                        /** @description 数量（千分之一） · Quantity (thousandths) */
                        quantity: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Bill */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_call_away: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /** @description 突发事件编号 · Incident */
                    incident: string;
                    /** @description 已告知客户 · The customer was told */
                    told: boolean;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Call away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel (customer) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_cancel_by_company: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel (company) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    candidates: {
        parameters: {
            query?: {
                /** @description 承办单位 · Unit */
                unit?: string;
                /** @description 上门时间起 · From */
                from?: string;
                /** @description 上门时间止 · Until */
                until?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who may take the order, and what speaks against whom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CrewCandidates"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_chase: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Chase */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_come_again: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 已告知的费用 · Price as told */
                    price?: string;
                    /** @description 已沟通的需求和范围 · Need and scope as agreed */
                    scope?: string;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Come again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_confirm_window: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                };
            };
        };
        responses: {
            /** @description Confirm again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * @description 联系结果 · Result
                     * @enum {string}
                     */
                    result: "reached" | "not_reached";
                    /** @description 内容 · What was said */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Record contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_coordinate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 期望时间 · Wanted by
                     */
                    by?: string;
                    /** @description 需要什么 · What is needed */
                    needs: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 已告知客户 · The customer was told */
                    told: boolean;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Coordinate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_depart: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Depart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_depart_at_once: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 防护用品和检测仪已随车 · Gear and detector are in the van */
                    gear: boolean;
                };
            };
        };
        responses: {
            /** @description Depart at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_diagnose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Cause */
                    cause: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 所需材料和配合 · Need */
                    need?: string;
                    /** @description 现象 · Symptom */
                    symptom: string;
                };
            };
        };
        responses: {
            /** @description Diagnose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_dispatch: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 承办人 · Person */
                    person?: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Dispatch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_enter_result: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 客户意见 · Opinion */
                    opinion?: string;
                    /** @description 处理结果和经过 · Result and process */
                    result: string;
                };
            };
        };
        responses: {
            /** @description Enter result */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_find_hazard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 复查期限 · Recheck due
                     */
                    due: string;
                    /** @description 隐患等级（1 重大，2 较大，3 一般） · Grade (1 grave, 2 serious, 3 slight) */
                    grade: number;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 已停气或隔离 · Made safe */
                    made_safe?: boolean;
                    /**
                     * @description 隐患通知 · Notice
                     * @enum {string}
                     */
                    notice: "signed" | "left" | "refused";
                    /** @description 隐患内容 · Hazard */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Record hazard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 完成情况 · What was done */
                    done: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /** @description 已说明结果、使用和保养 · Result, use and maintenance explained */
                    explained?: boolean;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 客户免除清理 · The customer waives cleaning */
                    waived?: boolean;
                };
            };
        };
        responses: {
            /** @description Finish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_get_ready: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 准备清单 · Readiness list */
                    items: {
                        /** @description 项目 · Item */
                        code: string;
                        /** @description 编号 · Serial */
                        serial?: string;
                        /** @description 现有数量 · There */
                        there: number;
                        /**
                         * Format: date-time
                         * @description 有效期至 · Valid until
                         */
                        valid_until?: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Get ready */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_go_on: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Go on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_hand_item: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 物品 · Things */
                    things: string[];
                };
            };
        };
        responses: {
            /** @description Hand over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_help_remotely: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 远程处理经过 · What was done */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Help remotely */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_let_pass: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 项目 · Item */
                    item: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Let pass */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_measure: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 保持分钟 · Minutes held */
                    held?: number;
                    /** @description 仪器编号 · Instrument */
                    instrument?: string;
                    /** @description 检测项 · Test */
                    test: string;
                    /** @description 数值 · Value */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Record test */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_merge: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 并入工单 · Into the order */
                    into: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Merge */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_missed_window: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 已致歉 · Apology given */
                    apology: boolean;
                    /**
                     * @description 改期原因 · Cause
                     * @enum {string}
                     */
                    cause: "previous_job" | "parts" | "staff" | "weather" | "other";
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Missed, agree anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_move_by_company: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 已致歉 · Apology given */
                    apology: boolean;
                    /**
                     * @description 改期原因 · Cause
                     * @enum {string}
                     */
                    cause: "previous_job" | "parts" | "staff" | "weather" | "other";
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Move (company) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_move_by_customer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 凭证（通话或消息编号） · Proof (call or message) */
                    proof: string;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Move (customer) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_no_access: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 拨打次数 · Calls made */
                    calls: number;
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 已留到访通知 · A notice was left */
                    notice: boolean;
                    /** @description 现场照片 · Photo */
                    photo: string;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description No access */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_propose_window: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Propose window */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_reassign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 承办人 · Person */
                    person?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 时间有变，已告知客户 · The time changes and the customer knows */
                    told?: boolean;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Reassign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_refuse_scope: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Refuse scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_reject_sheet: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Reject */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_reject_work: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 上门时间起 · From
                     */
                    from: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /**
                     * Format: date-time
                     * @description 上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Reject work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 放行理由 · Why it may pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_reopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 承办人 · Person */
                    person?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Reopen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_report_delay: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 延误原因 · Cause
                     * @enum {string}
                     */
                    cause: "previous_job" | "parts" | "other_unit" | "weather" | "customer" | "technical";
                    /**
                     * Format: date-time
                     * @description 预计完成时间 · Expected
                     */
                    expected: string;
                    /** @description 超时后报告 · Reported after the time */
                    late?: boolean;
                    /** @description 需要的支援 · Support needed */
                    needs?: string;
                };
            };
        };
        responses: {
            /** @description Report delay */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_return: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 退单原因 · Reason code
                     * @enum {string}
                     */
                    code: "wrong_region" | "wrong_skill" | "duplicate" | "unsafe" | "emergency" | "vehicle" | "illness";
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Return */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_rule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 承办人 · Person */
                    person?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Rule */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_send_for_approval: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Send for approval */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_send_solution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 方案费用合计（元，填数字） · Cost of the plan in CNY (a number) */
                    cost?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 方案、费用、时间、风险 · Steps, cost, time, risks */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Send solution */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    sheet: {
        parameters: {
            query?: {
                /** @description 联次（默认客户联） · Copy (the customer's unless named) */
                copy?: "customer" | "archive";
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Service sheet (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_sign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 服务态度 · Attitude */
                    attitude?: number;
                    /** @description 单据摘要 · Digest of the sheet */
                    content: string;
                    /** @description 签名图像 · Strokes */
                    file?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 签字人 · Signed by */
                    name: string;
                    /** @description 服务质量 · Quality */
                    quality?: number;
                    /** @description 客户意见 · Opinion */
                    text?: string;
                    /** @description 客户不愿评价 · The customer does not want to rate */
                    unrated?: boolean;
                };
            };
        };
        responses: {
            /** @description Sign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_sign_scope: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 项目和价格摘要 · Digest of items and prices */
                    content: string;
                    /** @description 签名图像 · Strokes */
                    file?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 签字人 · Signed by */
                    name: string;
                };
            };
        };
        responses: {
            /** @description Sign scope */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_stop_unsolved: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 完成时间 · By
                     */
                    by: string;
                    /**
                     * @description 原因 · Reason code
                     * @enum {string}
                     */
                    code: "part" | "other_unit" | "customer" | "technical";
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 后续安排 · Plan */
                    plan: string;
                };
            };
        };
        responses: {
            /** @description Not solved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_substitute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 原因 · Reason code
                     * @enum {string}
                     */
                    code: "refused" | "absent";
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 见证、照片或录音编号 · Witness, photo or recording */
                    witness: string;
                };
            };
        };
        responses: {
            /** @description Substitute */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    order_tick: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 步骤 · Steps */
                    codes: string[];
                };
            };
        };
        responses: {
            /** @description Tick steps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_draft: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 停气范围 · Area */
                    area: string;
                    /** @description 咨询电话 · Whom to ask */
                    enquiries: string;
                    /**
                     * Format: date-time
                     * @description 停气开始 · Gas stops
                     */
                    from: string;
                    /** @description 另外受影响的用气点 · Further service points */
                    points?: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 责任单位 · Unit */
                    unit?: string;
                    /**
                     * Format: date-time
                     * @description 预计恢复时间 · Gas is back, as expected
                     */
                    until: string;
                    /** @description 不足提前告知时限的紧急原因 · Emergency that leaves no time for the notice */
                    urgent_reason?: string;
                    /** @description 关闭的阀门编号 · Valves that are closed */
                    valves?: string[];
                    /** @description 短信以外的告知方式 · Made known by, beside messages */
                    ways?: string[];
                    /** @description 停气原因 · Reason of the stop */
                    why: string;
                };
            };
        };
        responses: {
            /** @description Draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outages_known: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 楼栋 · Building */
                    building?: string;
                    /** @description 区县 · District */
                    district?: string;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /** @description 道路门牌或小区 · Road or estate */
                    road?: string;
                    /** @description 补充 · More */
                    text?: string;
                    /** @description 单元 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Outages known where a caller is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KnownOutages"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_absent: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 已在门上留通知单 · A notice was left at the door */
                    notice_left: boolean;
                    /** @description 用气点 · Service point */
                    point: string;
                    /** @description 说明 · Remark */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Nobody in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_add_points: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 用气点 · Service points */
                    points?: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 原因 · Reason */
                    reason?: string;
                    /** @description 关闭的阀门编号 · Valves that are closed */
                    valves?: string[];
                };
            };
        };
        responses: {
            /** @description Add points */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_amend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 停气范围 · Area */
                    area?: string;
                    /** @description 咨询电话 · Whom to ask */
                    enquiries?: string;
                    /**
                     * Format: date-time
                     * @description 停气开始 · Gas stops
                     */
                    from?: string;
                    /** @description 另外受影响的用气点 · Further service points */
                    points?: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description 预计恢复时间 · Gas is back, as expected
                     */
                    until?: string;
                    /** @description 不足提前告知时限的紧急原因 · Emergency that leaves no time for the notice */
                    urgent_reason?: string;
                    /** @description 关闭的阀门编号 · Valves that are closed */
                    valves?: string[];
                    /** @description 短信以外的告知方式 · Made known by, beside messages */
                    ways?: string[];
                    /** @description 停气原因 · Reason of the stop */
                    why?: string;
                };
            };
        };
        responses: {
            /** @description Amend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_assign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 现场人员 · On site */
                    person: string;
                };
            };
        };
        responses: {
            /** @description Send somebody */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_begin: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                };
            };
        };
        responses: {
            /** @description Stop the gas */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_cancel: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Cancel */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_drop_points: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 用气点 · Service points */
                    points: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Take off the list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_extend: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                    /**
                     * Format: date-time
                     * @description 预计恢复时间 · Gas is back, as expected
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Extend */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 作业情况 · What was done */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Work is done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_paper: {
        parameters: {
            query?: {
                /** @description 打印内容 · What is printed */
                what?: "poster" | "list";
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Poster of an outage, or the list for the crew (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_points: {
        parameters: {
            query?: {
                /** @description 状态 · State */
                supply?: "listed" | "absent" | "restored" | "dropped" | "unspoken";
                /** @description 上页末尾 · End of the page before */
                after?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list of an outage: told, spoken with, restored */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutagePoints"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_publish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 不足提前告知时限的紧急原因 · Emergency that leaves no time for the notice */
                    urgent_reason?: string;
                };
            };
        };
        responses: {
            /** @description Publish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_reschedule: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 停气开始 · Gas stops
                     */
                    from: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /**
                     * Format: date-time
                     * @description 预计恢复时间 · Gas is back, as expected
                     */
                    until: string;
                    /** @description 不足提前告知时限的紧急原因 · Emergency that leaves no time for the notice */
                    urgent_reason?: string;
                };
            };
        };
        responses: {
            /** @description Move */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_restore_points: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 代何人录入 · Entered for */
                    entered_for?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 逐户检漏合格 · Each was checked for leaks and passed */
                    leak_free?: boolean;
                    /** @description 用气点 · Service points */
                    points: {
                        /** @description 用气点 · Service point */
                        point: string;
                    }[];
                    /** @description 每户恢复时都有人在场 · Somebody was in at each of them */
                    present?: boolean;
                };
            };
        };
        responses: {
            /** @description Restore */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_send_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_tell: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 告知方式 · How
                     * @enum {string}
                     */
                    how: "spoken" | "door" | "property" | "not_reached";
                    /** @description 用气点 · Service point */
                    point: string;
                    /** @description 说明（何人接听、何时再联系） · Who answered, when to try again */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    outage_told: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was told of a stop, turn by turn, and to property companies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutageTold"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    people: {
        parameters: {
            query?: {
                /** @description 姓名 · Name */
                q?: string;
                /** @description 单位 · Unit */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["People"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a person is reached, masked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reach"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    put_reach: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 群内账号 · Name in the group chat */
                    chat?: string;
                    /** @description 邮箱 · Mail */
                    mail?: string;
                    /** @description 手机号 · Telephone */
                    phone?: string;
                };
            };
        };
        responses: {
            /** @description Change how a person is reached */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reach"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_draft: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 依据条款 · Clause */
                    clause?: string;
                    /** @description 预案责任人 · Who keeps it */
                    person?: string;
                    /** @description 流程（何时启动、如何推进、何时终止） · Process: start, course, end */
                    process?: string;
                    /** @description 流程（英文） · Process in English */
                    process_en?: string;
                    /**
                     * @description 场景 · Scenario
                     * @enum {string}
                     */
                    scenario: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage" | "grave" | "supply" | "complaint" | "complaint_surge" | "equipment" | "process" | "system";
                    /** @description 步骤 · Steps */
                    steps?: {
                        /** @description 步骤编号 · Code of the step */
                        code?: string;
                        /**
                         * @description 完成依据（处置记录） · Done by (entry of the log)
                         * @enum {string}
                         */
                        done_by?: "script" | "ack" | "depart" | "arrive" | "cut_off" | "controlled" | "repaired" | "restored" | "stood_down" | "leader_ack" | "outside.119" | "outside.110" | "outside.120" | "outside.property" | "outside.other" | "authority";
                        /** @description 步骤（英文） · In English */
                        en?: string;
                        /** @description 启动后多少分钟内 · Minutes after the start */
                        minutes?: number;
                        /**
                         * @description 责任岗位 · Who answers for it
                         * @enum {string}
                         */
                        role?: "agent" | "counter_clerk" | "online_agent" | "complaint_specialist" | "vip_agent" | "group_leader" | "dispatcher" | "technician" | "team_leader" | "follow_up_agent" | "follow_up_reviewer" | "service_head" | "complaint_body" | "investigator" | "service_office" | "general_office" | "inspector" | "company_leader" | "regional_director" | "national_centre" | "hr_officer" | "equipment_keeper" | "visitor" | "salesperson" | "unit_supervisor" | "planning_clerk" | "regional_technician" | "business_manager" | "sales_clerk" | "customer" | "auditor" | "administrator";
                        /** @description 步骤 · What is done */
                        zh: string;
                    }[];
                    /** @description 预案名称 · Name of the plan */
                    title: string;
                    /** @description 预案名称（英文） · Name in English */
                    title_en?: string;
                    /** @description 关联的请求类型（编号） · Request types that it is joined to (codes) */
                    types?: string[];
                    /** @description 适用单位 · Unit that it is for */
                    unit: string;
                };
            };
        };
        responses: {
            /** @description Draft a plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plans_joined: {
        parameters: {
            query: {
                /** @description 事项 · Record */
                record: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Plans in force that are joined to the type of a matter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlansJoined"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_library: {
        parameters: {
            query?: {
                /** @description 单位（默认本企业） · Unit (your company unless named) */
                unit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The plan library */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanLibrary"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 生效时间（默认立即） · In force from (now unless said)
                     */
                    from?: string;
                };
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_entrust: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 预案责任人 · Who keeps it */
                    person: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Entrust */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_next_version: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 要改进的内容 · What has to change */
                    improvement?: string;
                };
            };
        };
        responses: {
            /** @description Next version */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_paper: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A plan (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_review: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 要改进的内容 · What has to change */
                    improvement?: string;
                    /**
                     * @description 评审结论 · Result
                     * @enum {string}
                     */
                    result: "applicable" | "change";
                    /** @description 评审情况 · What was found */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_revise: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 依据条款 · Clause */
                    clause?: string;
                    /** @description 预案责任人 · Who keeps it */
                    person?: string;
                    /** @description 流程（何时启动、如何推进、何时终止） · Process: start, course, end */
                    process?: string;
                    /** @description 流程（英文） · Process in English */
                    process_en?: string;
                    /** @description 步骤 · Steps */
                    steps?: {
                        /** @description 步骤编号 · Code of the step */
                        code?: string;
                        /**
                         * @description 完成依据（处置记录） · Done by (entry of the log)
                         * @enum {string}
                         */
                        done_by?: "script" | "ack" | "depart" | "arrive" | "cut_off" | "controlled" | "repaired" | "restored" | "stood_down" | "leader_ack" | "outside.119" | "outside.110" | "outside.120" | "outside.property" | "outside.other" | "authority";
                        /** @description 步骤（英文） · In English */
                        en?: string;
                        /** @description 启动后多少分钟内 · Minutes after the start */
                        minutes?: number;
                        /**
                         * @description 责任岗位 · Who answers for it
                         * @enum {string}
                         */
                        role?: "agent" | "counter_clerk" | "online_agent" | "complaint_specialist" | "vip_agent" | "group_leader" | "dispatcher" | "technician" | "team_leader" | "follow_up_agent" | "follow_up_reviewer" | "service_head" | "complaint_body" | "investigator" | "service_office" | "general_office" | "inspector" | "company_leader" | "regional_director" | "national_centre" | "hr_officer" | "equipment_keeper" | "visitor" | "salesperson" | "unit_supervisor" | "planning_clerk" | "regional_technician" | "business_manager" | "sales_clerk" | "customer" | "auditor" | "administrator";
                        /** @description 步骤 · What is done */
                        zh: string;
                    }[];
                    /** @description 预案名称 · Name of the plan */
                    title: string;
                    /** @description 预案名称（英文） · Name in English */
                    title_en?: string;
                    /** @description 关联的请求类型（编号） · Request types that it is joined to (codes) */
                    types?: string[];
                };
            };
        };
        responses: {
            /** @description Revise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_send_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_submit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Submit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A version of a plan, and how it differs from the one in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanText"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    plan_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdraw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    points_found: {
        parameters: {
            query: {
                /** @description 户号或地址开头 · Beginning of the number or address */
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Service points by account number or address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundPoints"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    gates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gates */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Gates"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    parameters: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 类型 · Type */
                type?: string;
                /** @description 优先级 · Priority */
                priority?: "P0" | "P1" | "P2" | "P3";
                /** @description 渠道 · Channel */
                channel?: string;
                /** @description 参数 · Parameter */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Parameters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parameters"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    resolve: {
        parameters: {
            query?: {
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 类型 · Type */
                type?: string;
                /** @description 优先级 · Priority */
                priority?: "P0" | "P1" | "P2" | "P3";
                /** @description 渠道 · Channel */
                channel?: string;
                /** @description 参数 · Parameter */
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a value comes about */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resolved"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    set_parameter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 渠道 · Channel */
                    channel?: string;
                    /** @description 依据条款 · Clause */
                    clause: string;
                    /** @description 参数 · Parameter */
                    code: string;
                    /**
                     * Format: date-time
                     * @description 生效时间 · Effective from
                     */
                    from?: string;
                    /** @description 锁定 · Locked */
                    locked?: boolean;
                    /** @description 说明 · Note */
                    note?: string;
                    /**
                     * @description 优先级 · Priority
                     * @enum {string}
                     */
                    priority?: "P0" | "P1" | "P2" | "P3";
                    /** @description 取代上级 · Replaces */
                    replaces?: boolean;
                    /** @description 类型 · Type */
                    type?: string;
                    /** @description 单位 · Unit */
                    unit?: string;
                    /** @description 取值 · Value */
                    value: string;
                };
            };
        };
        responses: {
            /** @description Set a parameter */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    would_have_blocked: {
        parameters: {
            query?: {
                /** @description 门禁 · Gate */
                gate?: string;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What gates would have blocked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GateHits"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Companies that offer the portal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalHouse"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    public_bulletins: {
        parameters: {
            query: {
                /** @description 企业代码 · Company code */
                company: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The notice board */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicBulletins"];
                };
            };
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 企业代码 · Company code */
                    company: string;
                    /** @description 手机号 · Telephone number */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description Ask for a code */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalCode"];
                };
            };
            400: components["responses"]["NotJson"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download one's own document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_form: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What can be applied for, and the form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalForm"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_order_answer_plan: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 同意方案和费用 · I accept plan and price */
                    accepted: boolean;
                    /** @description 意见 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Answer the plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_order_ask_later: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 希望上门时间起 · From
                     */
                    from: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                    /**
                     * Format: date-time
                     * @description 希望上门时间止 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Ask for a later date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_order_confirm_visit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Confirm the visit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_order_rate: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 服务态度 · Attitude */
                    attitude: number;
                    /** @description 服务质量 · Quality */
                    quality: number;
                    /** @description 意见 · Opinion */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Rate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_sheet: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Service sheet (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_requests: {
        parameters: {
            query?: {
                /** @description 续页标记 · Cursor */
                after?: string;
                /** @description 条数 · How many */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My matters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalRows"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_request_apply: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 背景 · Background */
                    background?: string;
                    /** @description 内容 · Content */
                    content: string;
                    /** @description 客户姓名 · Customer name */
                    name: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Occurred at
                     */
                    occurred_at?: string;
                    /** @description 特殊需求 · Special demands */
                    special?: string;
                    /** @description 类型 · Type */
                    type: string;
                    /** @description 时间要求 · Time wanted */
                    wanted?: string;
                };
            };
        };
        responses: {
            /** @description Apply online */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_request: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One matter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description 文件名，按百分号编码 · The name of the file, percent-encoded */
                "X-File-Name"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Add a document */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_request_reject_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Not solved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_request_say: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 留言 · Message */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Leave a message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalMatter"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The customer who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSession"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 验证码 · Code */
                    code: string;
                    /** @description 企业代码 · Company code */
                    company: string;
                    /** @description 手机号 · Telephone number */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description Sign in to the portal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortalSession"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    portal_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out of the portal */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    public_stops: {
        parameters: {
            query: {
                /** @description 企业代码 · Company code */
                company: string;
                /** @description 小区或地址 · Estate or address */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Stops of gas, by estate or address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicStops"];
                };
            };
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    public_stop_paper: {
        parameters: {
            query?: {
                /** @description 语言（默认中文） · Language (Chinese unless named) */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Poster of a stop (PDF) */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    public_channels: {
        parameters: {
            query?: {
                /** @description 企业代码 · Company code */
                company?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Published channels, hours and limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicChannels"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    records: {
        parameters: {
            query?: {
                /** @description 种类 · Kind */
                kind?: string;
                /** @description 单位 · Unit */
                unit?: string;
                /** @description 状态 · State */
                state?: string;
                /** @description 类型 · Type */
                type?: string;
                /** @description 优先级 · Priority */
                priority?: "P0" | "P1" | "P2" | "P3";
                /** @description 渠道 · Channel */
                channel?: string;
                /** @description 时限颜色 · Clock colour */
                colour?: "green" | "yellow" | "orange" | "red" | "paused";
                /** @description 责任人 · Owner */
                owner?: "me";
                /** @description 首问 · First owner */
                first?: "me";
                /** @description 未办结 · Open only */
                open?: boolean;
                /** @description 排序 · Order */
                order?: "due" | "newest";
                /** @description 编号 · Number */
                number?: string;
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
                /** @description 计数，至多 1,000 · Count them all, up to 1,000 */
                count?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Work queue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Record page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    record_calls: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The calls of a matter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordCalls"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    explain_clock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a due time was counted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Explanation"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    upload: {
        parameters: {
            query?: never;
            header?: {
                /** @description 文件名，按百分号编码 · The name of the file, percent-encoded */
                "X-File-Name"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": unknown;
            };
        };
        responses: {
            /** @description Attach a file */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 字段 · Field */
                    field: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Show masked data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revealed"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    timeline: {
        parameters: {
            query?: {
                /** @description 续页 · Cursor */
                after?: string;
                /** @description 条数 · Rows */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description History */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    report_intake: {
        parameters: {
            query?: {
                /** @description 单位及其下属（默认所管全部） · Unit and below (all that the caller looks over) */
                unit?: string;
                /** @description 受理时间起 · Received at or after */
                from?: string;
                /** @description 受理时间止（不含） · Received before */
                until?: string;
                /** @description 来源（house、all 或导入的来源名） · Source: house, all, or the name of an import */
                source?: string;
                /** @description 分组字段，以逗号分隔 · Fields to group by, separated by commas */
                dimensions?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures of intake: what came in, what was closed, how long it took, what was late */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntakeReport"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    report_orders: {
        parameters: {
            query?: {
                /** @description 单位及其下属（默认所管全部） · Unit and below (all that the caller looks over) */
                unit?: string;
                /** @description 受理时间起 · Received at or after */
                from?: string;
                /** @description 受理时间止（不含） · Received before */
                until?: string;
                /** @description 到期以此刻为准（默认现在） · Due is what was due by then (now) */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Figures of work orders: states, punctuality, first-time fix, hours, follow-ups, by team */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrdersReport"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_save: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 背景 · Background */
                    background?: string;
                    /** @description 纸质单号（补录时填写） · Number of the paper form */
                    blank?: string;
                    /** @description 来电 · Call */
                    call?: string;
                    /** @description 渠道 · Channel */
                    channel: string;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 客户档案 · Customer archive */
                    customer?: string;
                    /** @description 类型字段 · Fields of the type */
                    extra?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Occurred at
                     */
                    occurred_at?: string;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /**
                     * @description 优先级 · Priority
                     * @enum {string}
                     */
                    priority?: "P0" | "P1" | "P2" | "P3";
                    /** @description 降级原因 · Reason for lower priority */
                    priority_reason?: string;
                    /**
                     * Format: date-time
                     * @description 受理时间（补录时填写） · Received at (entry afterwards)
                     */
                    received_at?: string;
                    /** @description 接待人（纸质登记时） · Received by (for paper) */
                    receiver?: string;
                    /** @description 来源编号 · Reference at the source */
                    source_ref?: string;
                    /** @description 来源状态 · Status at the source */
                    source_status?: string;
                    /** @description 特殊需求 · Special demands */
                    special?: string;
                    /** @description 类型 · Type */
                    type: string;
                    /** @description 责任单位 · Unit */
                    unit?: string;
                    /** @description 时间要求 · Time wanted */
                    wanted?: string;
                    /** @description 客户不愿提供 · Withheld by the customer */
                    withheld?: {
                        /**
                         * @description 项目 · Field
                         * @enum {string}
                         */
                        field: "name" | "address" | "contact" | "content" | "occurred_at" | "wanted" | "special" | "background";
                        /** @description 原因 · Reason */
                        reason: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Record */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_answer_outage: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 渠道 · Channel */
                    channel?: string;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 客户档案 · Customer archive */
                    customer?: string;
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /** @description 停气通知 · Outage notice */
                    outage: string;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /**
                     * Format: date-time
                     * @description 接听时间 · Call answered at
                     */
                    received_at?: string;
                    /** @description 答复内容 · Answer */
                    text?: string;
                    /** @description 责任单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Answer by the outage notice */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_emergency_call: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 纸质单号（补录时填写） · Number of the paper form */
                    blank?: string;
                    /** @description 来电 · Call */
                    call?: string;
                    /** @description 来电人安全 · Caller is safe */
                    caller_safe?: boolean;
                    /** @description 伤亡人数 · Casualties */
                    casualties?: number;
                    /** @description 渠道 · Channel */
                    channel?: string;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 客户档案 · Customer archive */
                    customer?: string;
                    /** @description 在室内闻到或发生 · Smelled or happening indoors */
                    indoors?: boolean;
                    /** @description 并入已有突发事件 · Joins a known incident */
                    joins?: string;
                    /**
                     * @description 突发类型 · Kind of emergency
                     * @enum {string}
                     */
                    kind?: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage";
                    /** @description 现场纬度 · Latitude of the place */
                    lat?: string;
                    /** @description 现场经度 · Longitude of the place */
                    lng?: string;
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /** @description 屋内人数 · People in the building */
                    people?: number;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /**
                     * Format: date-time
                     * @description 接听时间 · Call answered at
                     */
                    received_at?: string;
                    /** @description 气味、声响、火焰 · Smell, noise, flame */
                    signs?: string;
                    /** @description 来源编号 · Reference at the source */
                    source_ref?: string;
                    /** @description 责任单位 · Unit */
                    unit?: string;
                    /** @description 阀门已关 · Valve closed */
                    valve_closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Emergency call */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    propose: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 类型 · Type */
                    type?: string;
                };
            };
        };
        responses: {
            /** @description Propose type and priority */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proposed"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    similar: {
        parameters: {
            query: {
                /** @description 电话 · Telephone number */
                contact: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open matters of a number */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_answer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 客户认可 · Customer agrees */
                    agreed?: boolean;
                    /** @description 替代方案 · Alternative offered */
                    alternative?: string;
                    /** @description 知识条目 · Knowledge article */
                    article?: string;
                    /** @description 依据（无法办理时） · Basis (if not possible) */
                    basis?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 告知方式 · How the customer was told
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * @description 结果 · Outcome
                     * @enum {string}
                     */
                    outcome: "solved" | "not_possible";
                    /** @description 答复内容 · Answer */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_arrange: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 安排 · Arrangement */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Record arrangement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_ask_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 为什么需要放行 · Why it has to pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ask for a release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_assign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 责任人 · Owner */
                    person: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Assign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_call_conference: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 议题 · Agenda */
                    agenda: string;
                    /** @description 参加人员 · Participants */
                    participants: {
                        /** @description 人员 · Person */
                        person: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description 会商时间 · Time of the conference
                     */
                    planned: string;
                    /**
                     * @description 会商缘由 · Trigger
                     * @enum {string}
                     */
                    trigger: "difficult" | "special" | "several_units" | "repeated";
                };
            };
        };
        responses: {
            /** @description Call a conference */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_chase: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 催办人 · Chased by
                     * @enum {string}
                     */
                    by: "customer" | "staff";
                    /** @description 内容 · Text */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Chase */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_claim: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Claim */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_confirm: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /**
                     * @description 复述结果 · Result of reading back
                     * @enum {string}
                     */
                    result: "confirmed" | "corrected";
                    /** @description 已告知客户的下一步 · What the customer was told happens next */
                    told?: string;
                    /**
                     * Format: date-time
                     * @description 告知的时间 · …and by when
                     */
                    told_by?: string;
                    /** @description 时间要求 · Time wanted */
                    wanted?: string;
                };
            };
        };
        responses: {
            /** @description Read back and accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_contact: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 自动消息 · Automatic message */
                    automatic?: boolean;
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 联系方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /**
                     * @description 联系结果 · Result
                     * @enum {string}
                     */
                    result: "reached" | "not_reached";
                    /** @description 内容 · What was said */
                    text?: string;
                    /** @description 已告知客户由谁负责 · Told who answers now */
                    told_new_owner?: boolean;
                };
            };
        };
        responses: {
            /** @description Record contact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_correct: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 致歉（消息编号） · Apology (message id) */
                    apology?: string;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 类型字段 · Fields of the type */
                    extra?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Occurred at
                     */
                    occurred_at?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 来源状态 · Status at the source */
                    source_status?: string;
                };
            };
        };
        responses: {
            /** @description Correct */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_create_order: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 纸质单号（补录时填写） · Number of the paper form */
                    blank?: string;
                    /** @description 工作内容 · Work */
                    content: string;
                    /** @description 承办单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Create work order */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_deliver_solution: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 送达方式 · Delivered by
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 解决方案 · Solution */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Deliver solution */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_diagnose: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 仅为临时措施 · Interim measure only */
                    interim?: boolean;
                    /** @description 诊断或措施 · Diagnosis or measure */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Record diagnosis */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_discard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Discard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_edit: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 背景 · Background */
                    background?: string;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 客户档案 · Customer archive */
                    customer?: string;
                    /** @description 类型字段 · Fields of the type */
                    extra?: {
                        [key: string]: string | number | boolean;
                    };
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /**
                     * Format: date-time
                     * @description 发生时间 · Occurred at
                     */
                    occurred_at?: string;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /**
                     * @description 优先级 · Priority
                     * @enum {string}
                     */
                    priority?: "P0" | "P1" | "P2" | "P3";
                    /** @description 降级原因 · Reason for lower priority */
                    priority_reason?: string;
                    /** @description 特殊需求 · Special demands */
                    special?: string;
                    /** @description 类型 · Type */
                    type?: string;
                    /** @description 时间要求 · Time wanted */
                    wanted?: string;
                    /** @description 客户不愿提供 · Withheld by the customer */
                    withheld?: {
                        /**
                         * @description 项目 · Field
                         * @enum {string}
                         */
                        field: "name" | "address" | "contact" | "content" | "occurred_at" | "wanted" | "special" | "background";
                        /** @description 原因 · Reason */
                        reason: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Edit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_emergency: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 地址 · Address */
                    address?: {
                        /** @description 楼栋 · Building */
                        building?: string;
                        /** @description 区县 · District */
                        district?: string;
                        /** @description 道路门牌或小区 · Road or estate */
                        road?: string;
                        /** @description 房号 · Room */
                        room?: string;
                        /** @description 补充 · More */
                        text?: string;
                        /** @description 单元 · Unit */
                        unit?: string;
                    };
                    /** @description 来电 · Call */
                    call?: string;
                    /** @description 来电人安全 · Caller is safe */
                    caller_safe?: boolean;
                    /** @description 伤亡人数 · Casualties */
                    casualties?: number;
                    /** @description 联系电话 · Contact */
                    contact?: string;
                    /** @description 内容 · Content */
                    content?: string;
                    /** @description 客户档案 · Customer archive */
                    customer?: string;
                    /** @description 在室内闻到或发生 · Smelled or happening indoors */
                    indoors?: boolean;
                    /** @description 并入已有突发事件 · Joins a known incident */
                    joins?: string;
                    /**
                     * @description 突发类型 · Kind of emergency
                     * @enum {string}
                     */
                    kind?: "leak" | "explosion" | "fire" | "alarm" | "co" | "damage";
                    /** @description 现场纬度 · Latitude of the place */
                    lat?: string;
                    /** @description 现场经度 · Longitude of the place */
                    lng?: string;
                    /** @description 客户姓名 · Customer name */
                    name?: string;
                    /** @description 屋内人数 · People in the building */
                    people?: number;
                    /** @description 用气地址 · Service point */
                    point?: string;
                    /**
                     * Format: date-time
                     * @description 接听时间 · Call answered at
                     */
                    received_at?: string;
                    /** @description 气味、声响、火焰 · Smell, noise, flame */
                    signs?: string;
                    /** @description 阀门已关 · Valve closed */
                    valve_closed?: boolean;
                };
            };
        };
        responses: {
            /** @description Emergency */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_engage: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 介入方式 · Means
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                    /** @description 说明 · Remark */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description Support engaged */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_hand_over: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 移交内容 · Content */
                    content: string;
                    /** @description 已告知客户转由对方负责 · Customer told who will answer */
                    customer_told?: boolean;
                    /** @description 未了事项和承诺 · Outstanding promises */
                    outstanding?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 接收人 · To person */
                    to_person?: string;
                    /** @description 接收单位 · To unit */
                    to_unit?: string;
                    /**
                     * @description 告知方式 · Told by
                     * @enum {string}
                     */
                    told_means?: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                };
            };
        };
        responses: {
            /** @description Hand over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_mute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 客户怎样提出 · How the customer said so
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                };
            };
        };
        responses: {
            /** @description No messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_outside_due: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 外部时限 · Due
                     */
                    due: string;
                    /** @description 外部编号 · Outside number */
                    number?: string;
                    /** @description 变更原因 · Reason of the change */
                    reason?: string;
                    /** @description 来源 · Source */
                    source: string;
                };
            };
        };
        responses: {
            /** @description Outside due date */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_pause: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 原因 · Cause
                     * @enum {string}
                     */
                    cause: "waiting_customer" | "customer_date" | "force_majeure" | "authority_permit";
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 凭证 · Proof */
                    proof: string;
                    /**
                     * Format: date-time
                     * @description 暂停至（到时自动恢复） · Until (then the clocks go on by themselves)
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Pause clocks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_promise: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 承诺时间 · Promised for
                     */
                    by: string;
                    /** @description 承诺内容 · What was promised */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Promise a time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_reclassify: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 主管批准时限延后 · Head allows later due times */
                    allow_later?: boolean;
                    /**
                     * @description 优先级 · Priority
                     * @enum {string}
                     */
                    priority?: "P0" | "P1" | "P2" | "P3";
                    /** @description 降级原因 · Reason for lower priority */
                    priority_reason?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 类型 · Type */
                    type?: string;
                };
            };
        };
        responses: {
            /** @description Reclassify */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_register_complaint: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Register as complaint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 放行理由 · Why it may pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_reopen: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 重开原因 · Cause
                     * @enum {string}
                     */
                    cause: "repeat" | "rejected";
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Reopen */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_resume: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Resume clocks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    request_unmute: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /**
                     * @description 客户怎样提出 · How the customer said so
                     * @enum {string}
                     */
                    means: "call" | "counter" | "visit" | "message" | "email" | "letter" | "portal";
                };
            };
        };
        responses: {
            /** @description Messages again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_draft: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 开始 · From
                     */
                    from: string;
                    /** @description 班次 · Shifts */
                    lines?: {
                        /**
                         * Format: date-time
                         * @description 上班 · From
                         */
                        from: string;
                        /** @description 人员 · Person */
                        person: string;
                        /** @description 岗位 · Post */
                        post?: string;
                        /** @description 班组 · Unit */
                        unit?: string;
                        /**
                         * Format: date-time
                         * @description 下班 · Until
                         */
                        until: string;
                    }[];
                    /** @description 单位 · Unit */
                    unit: string;
                    /**
                     * Format: date-time
                     * @description 结束 · Until
                     */
                    until: string;
                };
            };
        };
        responses: {
            /** @description Draft */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_ask_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 为什么需要放行 · Why it has to pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Ask for a release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 新增的班次 · Shifts to add */
                    add?: {
                        /**
                         * Format: date-time
                         * @description 上班 · From
                         */
                        from: string;
                        /** @description 人员 · Person */
                        person: string;
                        /** @description 岗位 · Post */
                        post?: string;
                        /** @description 班组 · Unit */
                        unit?: string;
                        /**
                         * Format: date-time
                         * @description 下班 · Until
                         */
                        until: string;
                    }[];
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 取消的班次 · Shifts to take out */
                    remove?: {
                        /**
                         * Format: date-time
                         * @description 上班 · From
                         */
                        from: string;
                        /** @description 人员 · Person */
                        person: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_discard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Discard */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_fill: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 轮转（每天一项） · Rotation, one a day */
                    cycle: {
                        /** @description 上班时间（空为休息） · Begins (empty: off) */
                        begins?: string;
                        /** @description 下班时间 · Ends */
                        ends?: string;
                        /** @description 岗位 · Post */
                        post?: string;
                    }[];
                    /** @description 人员（依次轮转） · People, in turn */
                    people: {
                        /** @description 人员 · Person */
                        person: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Fill */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_publish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Publish */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_release: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description 关口 · Gate
                     * @enum {string}
                     */
                    gate: "required_fields" | "read_back" | "basis_for_not_possible" | "handover_documented" | "reason_to_lower_priority" | "time_order" | "certificate" | "load" | "exclusion" | "readiness" | "explained" | "checklist" | "sheet_approved" | "on_shift" | "window_free" | "region" | "double_booked" | "position" | "agreed_before" | "solution_accepted" | "confirmed" | "site_clean" | "result_explained" | "roster_staffed" | "roster_certified" | "stand_in_rested";
                    /** @description 放行理由 · Why it may pass */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Release */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    roster_write: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 班次 · Shifts */
                    lines: {
                        /**
                         * Format: date-time
                         * @description 上班 · From
                         */
                        from: string;
                        /** @description 人员 · Person */
                        person: string;
                        /** @description 岗位 · Post */
                        post?: string;
                        /** @description 班组 · Unit */
                        unit?: string;
                        /**
                         * Format: date-time
                         * @description 下班 · Until
                         */
                        until: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Write */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    sit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 交换机 · Exchange */
                    exchange?: string;
                    /** @description 分机 · Extension */
                    extension: string;
                };
            };
        };
        responses: {
            /** @description Sit down at an extension */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsNow"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    rise: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leave the extension */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsNow"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is signed in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 登录名 · Login */
                    login: string;
                    /** @description 密码 · Password */
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sign out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 新密码 · New password */
                    new: string;
                    /** @description 原密码 · Old password */
                    old: string;
                };
            };
        };
        responses: {
            /** @description Change the password */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_prepare: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 下班时间 · The shift ends
                     */
                    ends?: string;
                    /** @description 交班人（默认本人） · Giver (you unless said) */
                    giver?: string;
                    /** @description 岗位 · Post */
                    post?: string;
                    /** @description 接班人 · Taker */
                    taker?: string;
                    /** @description 单位 · Unit */
                    unit?: string;
                };
            };
        };
        responses: {
            /** @description Prepare */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_accept: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 接班说明 · Remarks of the taker */
                    remarks?: string;
                };
            };
        };
        responses: {
            /** @description Take over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_close_for: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Close */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_redraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description List again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_send_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    shift_handover_sign: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 设备、车辆、钥匙情况 · Equipment, vehicles, keys */
                    equipment: string;
                    /** @description 交班说明（没有写“无”） · Remarks ("none" if none) */
                    remarks: string;
                    /** @description 接班人 · Taker */
                    taker?: string;
                };
            };
        };
        responses: {
            /** @description Sign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_enter: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description 生效日（停职为立即） · Effective day (a suspension holds at once)
                     */
                    effective?: string;
                    /** @description 接任负责人 · Who leads afterwards */
                    leader?: string;
                    /** @description 人员 · Person */
                    person: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 调动后的岗位（调动须填） · Roles there (for a transfer) */
                    roles?: string[];
                    /** @description 调往单位（调动须填） · New unit (for a transfer) */
                    to_unit?: string;
                    /**
                     * Format: date
                     * @description 休假至（休假须填） · Back on (for leave)
                     */
                    until?: string;
                    /**
                     * @description 变动 · Change
                     * @enum {string}
                     */
                    what: "transfer" | "leave" | "suspension" | "leaving";
                };
            };
        };
        responses: {
            /** @description Enter */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_announce: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Announce */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_change: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date
                     * @description 生效日（停职为立即） · Effective day (a suspension holds at once)
                     */
                    effective?: string;
                    /** @description 接任负责人 · Who leads afterwards */
                    leader?: string;
                    /** @description 人员 · Person */
                    person: string;
                    /** @description 原因 · Reason */
                    reason: string;
                    /** @description 调动后的岗位（调动须填） · Roles there (for a transfer) */
                    roles?: string[];
                    /** @description 调往单位（调动须填） · New unit (for a transfer) */
                    to_unit?: string;
                    /**
                     * Format: date
                     * @description 休假至（休假须填） · Back on (for leave)
                     */
                    until?: string;
                    /**
                     * @description 变动 · Change
                     * @enum {string}
                     */
                    what: "transfer" | "leave" | "suspension" | "leaving";
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 事项（空为交给我的全部） · Items (empty: all that were proposed to me) */
                    items?: string[];
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Decline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_name_successor: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 事项（空为全部未安排的） · Items (empty: all that have nobody) */
                    items?: string[];
                    /** @description 接手人 · Successor */
                    to: string;
                };
            };
        };
        responses: {
            /** @description Propose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_redraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Draw again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_take_on: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 事项（空为交给我的全部） · Items (empty: all that were proposed to me) */
                    items?: string[];
                };
            };
        };
        responses: {
            /** @description Accept */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    staff_change_withdraw: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Withdraw */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_offer_swap: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 我的班次（上班时间） · My shift begins
                     */
                    mine: string;
                    /** @description 原因 · Reason */
                    text: string;
                    /**
                     * Format: date-time
                     * @description 对方班次（上班时间） · Their shift begins
                     */
                    theirs: string;
                    /** @description 与谁换 · With whom */
                    with: string;
                };
            };
        };
        responses: {
            /** @description Offer a swap */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_agree: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Agree */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_approve: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Approve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_decline: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Decline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_refuse: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Refuse */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    swap_take_back: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Take back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    task_attach: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 文件 · File */
                    file: string;
                    /** @description 说明 · Remark */
                    remark?: string;
                };
            };
        };
        responses: {
            /** @description Attach */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    task_drop: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 原因 · Reason */
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Not needed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    task_finish: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description 凭证 · Evidence */
                    evidence?: {
                        /**
                         * @description 凭证种类 · Kind of evidence
                         * @enum {string}
                         */
                        kind: "call" | "scan" | "message" | "import";
                        /** @description 凭证编号 · Reference */
                        reference: string;
                    };
                    /**
                     * Format: date-time
                     * @description 发生时间 · Happened at
                     */
                    happened_at?: string;
                    /** @description 完成情况 · What was done */
                    result?: string;
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    task_note: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 备注 · Note */
                    text: string;
                };
            };
        };
        responses: {
            /** @description Note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    task_take: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
                Prefer?: "return=minimal" | "return=representation";
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Acted"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description My API tokens */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    make_token: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: date-time
                     * @description 到期 · Expires
                     */
                    expires?: string;
                    /** @description 名称 · Name */
                    name: string;
                    /**
                     * @description 权限 · Scope
                     * @enum {string}
                     */
                    scope: "read" | "write";
                };
            };
        };
        responses: {
            /** @description Make an API token */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewToken"];
                };
            };
            400: components["responses"]["NotJson"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongMedia"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    revoke_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke an API token */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    units: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Units */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Units"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    valves: {
        parameters: {
            query?: {
                /** @description 阀门编号开头 · Beginning of the number */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Valves of the network and the points behind them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Valves"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["NotAllowed"];
            404: components["responses"]["NotThere"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus metrics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The database answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ready"];
                };
            };
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooOften"];
            503: components["responses"]["Busy"];
        };
    };
}
