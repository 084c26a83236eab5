// Excel on Windows, as a task pane sees it: an object beside the page. Runs in the pane itself, before office.js.

{
  const EXECUTE_BATCH = 93;
  const RICH_API_MESSAGE = 33;
  const handlers = new Map();
  const { locale, theme } = { locale: "en-US", theme: {}, ...window.excelLooks };
  // arrays of Windows are objects that can be turned into arrays
  const wrapped = (value) =>
    Array.isArray(value) ? { toArray: () => value.map(wrapped), dimensions: () => 1 } : value;
  const plain = (value) => (Array.isArray(value) ? value.map(plain) : value);
  const context = {
    GetAppType: () => 1,
    GetSolutionRef: () => "control-1",
    GetAppVersionMajor: () => 16,
    GetAppVersionMinor: () => 1,
    GetAppUILocale: () => locale,
    GetAppDataLocale: () => locale,
    GetDocUrl: () => "C:\\Finance\\roster.xlsx",
    GetAppCapabilities: () => 0,
    GetActivationMode: () => 2,
    GetControlIntegrationLevel: () => 1,
    GetSolutionToken: () => "",
    GetCorrelationId: () => "correlation-1",
    GetInstanceId: () => "instance-1",
    GetTouchEnabled: () => false,
    GetCommerceAllowed: () => true,
    GetSupportedMatrix: () => JSON.stringify(window.excelSets),
    GetHostFullVersion: () => "16.0.18730.20000",
    GetInitialDisplayMode: () => 0,
    // colours are numbers here
    GetOfficeThemeInfo: () =>
      JSON.stringify(
        Object.fromEntries(Object.entries(theme).map(([part, hex]) => [part, parseInt(hex.slice(1), 16)])),
      ),
    GetSettings: () => ({ Read: () => {}, Write: () => {} }),
  };
  const execute = async (id, given, done) => {
    if (id !== EXECUTE_BATCH) return done(wrapped([0, null]), 0);
    const [first] = plain(given);
    const { 4: body, 6: flags } = Array.isArray(first) ? first : plain(given);
    const answer = await window.answerExcel(body, flags);
    if (answer.hostError !== undefined) return done(wrapped([answer.hostError, ""]), 0);
    return done(wrapped([0, [200, [], answer.body]]), 0);
  };
  const external = {
    GetContext: () => context,
    GetHostInfo: () => `Excel|Win32|16.01|${locale}|correlation-1||disableLogging|0`,
    Execute: (id, given, done) => void execute(id, given, done),
    RegisterEvent: (id, _target, handler, done) => {
      handlers.set(id, handler);
      setTimeout(() => done(wrapped([0])), 0);
    },
    UnregisterEvent: (id, _target, done) => {
      handlers.delete(id);
      setTimeout(() => done(wrapped([0])), 0);
    },
  };
  Object.defineProperty(window, "external", { value: external, configurable: true, writable: true });
  window.pushEvents = (entries) => handlers.get(RICH_API_MESSAGE)?.(RICH_API_MESSAGE, wrapped(entries));
}
