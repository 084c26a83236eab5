// Excel on the web, as a task pane sees it: the page around its frame, which answers messages. Runs in the browser.
// The messages are those of office.js; what is asked of the workbook goes to window.answerExcel, in the test's process.

const EXECUTE_BATCH = 93;
const pane = { frame: undefined, conversation: "", origin: "", events: new Map(), context: {} };

/** Opens the pane in a frame, as Excel does: with a size, in a language, and with or without the clipboard. */
window.openPane = (url, sets, { width = "350px", height = "640px", locale = "en-US", allow = "" } = {}) => {
  const frame = document.createElement("iframe");
  const conversation = `conversation-${Date.now()}`;
  const control = "control-1";
  const hostInfo = ["Excel", "Web", "16.01", locale, crypto.randomUUID(), "", "disableLogging", "0"].join("$");
  frame.id = "pane";
  frame.title = "Credit Roster";
  frame.allow = allow;
  Object.assign(frame.style, { width, height, border: "0" });
  frame.name = JSON.stringify({
    baseFrameName: `_xdm_${control}${conversation}`,
    hostInfo,
    xdmInfo: [conversation, control, `${location.origin}/`].join("|"),
    serializerVersion: "1",
    flights: "[]",
  });
  Object.assign(pane, { frame, conversation, origin: new URL(url).origin, context: contextOf(control, sets, locale) });
  frame.src = url;
  document.body.append(frame);
};

/** Tells the pane what has happened in the workbook. */
window.pushEvents = (entries) => {
  const number = pane.events.get("richApiMessage");
  if (number === undefined) return;
  send({
    _messageType: 1,
    _actionName: "richApiMessage",
    _correlationId: number,
    _responseType: 1,
    _data: { ArrayData: entries },
  });
};

function contextOf(control, sets, locale) {
  return {
    _id: control,
    _appName: 16,
    _appVersion: 16,
    _appMinorVersion: 0,
    _appUILocale: locale,
    _dataLocale: locale,
    _docUrl: "https://files.excel-host.test/roster.xlsx",
    _clientMode: 1,
    _settings: [],
    _reason: "documentOpened",
    _osfControlType: 1,
    _eToken: "",
    _correlationId: crypto.randomUUID(),
    _appInstanceId: control,
    _requirementMatrix: JSON.stringify(sets),
    _hostFullVersion: "16.0.18730.20000",
    _addinName: "Credit Roster",
    _appDomains: [],
    _featureGates: {},
    _initialDisplayMode: 0,
    _wacHostEnvironment: "0",
    _isFromWacAutomation: false,
  };
}

function send(message) {
  const whole = {
    _origin: location.origin,
    _serializerVersion: 1,
    _conversationId: pane.conversation,
    _errorCode: 0,
    ...message,
  };
  pane.frame.contentWindow.postMessage(JSON.stringify(whole), pane.origin);
}

async function answerTo({ _actionName: action, _actionType: type, _correlationId: number, _data: data }) {
  if (type === 1) pane.events.set(action, number);
  if (type === 2) pane.events.delete(action);
  if (type === 1 || type === 2) return { Error: 0 };
  if (action === "ContextActivationManager_getAppContextAsync") return pane.context;
  if (action !== "executeMethod") return null;
  if (data.DdaMethod.DispatchId !== EXECUTE_BATCH) return { Version: 1, Error: 0 };
  const { 4: body, 6: flags } = data.ArrayData;
  const answer = await window.answerExcel(body, flags);
  if (answer.hostError !== undefined) return { Version: 1, Error: answer.hostError };
  return { Version: 1, Error: 0, Data: [200, [], answer.body] };
}

window.addEventListener("message", async ({ data, source, origin }) => {
  if (source !== pane.frame?.contentWindow || origin !== pane.origin) return;
  const message = JSON.parse(data);
  if (message._messageType !== 0) return;
  const answer = await answerTo(message);
  send({
    _messageType: 1,
    _actionName: message._actionName,
    _correlationId: message._correlationId,
    _responseType: 0,
    _data: answer,
  });
});
