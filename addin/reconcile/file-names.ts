/**
 * The files under the names by which a run knows them: files of two folders may be called alike, and the later ones are
 * numbered, as in `usage.csv (2)`.
 */
export function namedFiles<F extends { readonly name: string }>(
  files: readonly F[],
): readonly (readonly [name: string, file: F])[] {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let number = 2; taken.has(name); number += 1) name = `${file.name} (${number})`;
    taken.add(name);
    return [name, file];
  });
}
