/** The one call the build makes; Babel 7 ships no types of its own. */
declare module '@babel/core' {
  interface TransformOptions {
    filename: string;
    babelrc: boolean;
    configFile: boolean;
    sourceMaps: boolean;
    parserOpts: { plugins: string[] };
    plugins: unknown[];
  }
  export function transformAsync(code: string, options: TransformOptions): Promise<{ code: string | null; map: string | null } | null>;
}
