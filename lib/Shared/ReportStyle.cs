namespace HstNotebooks.Formatting;

/// <summary>
/// The look of HTML reports and pages: one readable column, code that folds, dark where the reader's system is dark, paper when printed.
/// </summary>
internal static class ReportStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ink: #1d2330; --paper: #fff; --soft: #f5f6f8; --line: #d9dde4; --dim: #667084;
          --accent: #2457a6; --k: #8a2c8a; --s: #2f6f3e; --n: #a04a00; --c: #6b7688; --bad: #b3261e; --badsoft: #fdecea; }
        @media (prefers-color-scheme: dark) { :root { --ink: #dfe3ea; --paper: #15181d; --soft: #1e2229; --line: #363c46; --dim: #97a0b0;
          --accent: #8ab4f8; --k: #d9a0e8; --s: #9bd3a8; --n: #f0b482; --c: #8590a2; --bad: #ff9d94; --badsoft: #3a1f1d; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem 5rem; max-width: 62rem; background: var(--paper); color: var(--ink);
          font: 16px/1.6 system-ui, "Segoe UI", "Helvetica Neue", "Noto Sans", sans-serif; }
        h1, h2, h3 { line-height: 1.25; margin: 2rem 0 .6rem; } h1 { font-size: 1.9rem; } h2 { font-size: 1.4rem; } h3 { font-size: 1.12rem; }
        p, li, blockquote { max-width: 46rem; } a { color: var(--accent); }
        blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 3px solid var(--accent); background: var(--soft); }
        table { border-collapse: collapse; margin: .8rem 0; font-size: .93em; }
        th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        pre, code { font: 13px/1.5 ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        pre { margin: 0; overflow-x: auto; } p code, li code, td code { background: var(--soft); padding: .1em .3em; border-radius: 3px; }
        img, svg { max-width: 100%; height: auto; }
        header { border-bottom: 1px solid var(--line); padding-bottom: 1rem; margin-bottom: 1.5rem; color: var(--dim); font-size: .9rem; }
        header h1 { margin: 0 0 .3rem; color: var(--ink); font-size: 1.25rem; } header td { font-family: ui-monospace, Menlo, Consolas, monospace; }
        header .changed { color: var(--accent); font-weight: 600; } .failed { color: var(--bad); font-weight: 600; }
        .cell { margin: 1rem 0; } details { border: 1px solid var(--line); border-radius: 6px; background: var(--soft); }
        summary { padding: .15rem .8rem; color: var(--dim); font-size: .78rem; cursor: pointer; }
        details pre { padding: .2rem .8rem .7rem; } .out { margin: .6rem 0; overflow-x: auto; }
        pre.stdout, pre.plain { padding-left: .8rem; border-left: 2px solid var(--line); }
        pre.stderr { padding-left: .8rem; border-left: 2px solid var(--n); color: var(--n); }
        pre.error { padding: .7rem .8rem; border-left: 3px solid var(--bad); background: var(--badsoft); color: var(--bad); white-space: pre-wrap; }
        .k { color: var(--k); } .s { color: var(--s); } .n { color: var(--n); } .c { color: var(--c); font-style: italic; }
        .math { font-family: "Cambria Math", "STIX Two Math", Georgia, serif; font-style: italic; }
        @media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #fff; --line: #bbb; --dim: #444; --accent: #124;
          --k: #505; --s: #040; --n: #630; --c: #555; --bad: #900; --badsoft: #fff; }
          body { max-width: none; padding: 0; font-size: 10.5pt; } pre { white-space: pre-wrap; overflow-wrap: anywhere; }
          h1, h2, h3 { break-after: avoid; } img, svg, table, pre.error { break-inside: avoid; } }
        """;
}
