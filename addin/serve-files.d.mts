export declare function fileIn(
  folder: string,
  pathname: string,
): { readonly body: Buffer; readonly type: string } | undefined;
export declare function headersIn(text: string): Readonly<Record<string, string>>;
