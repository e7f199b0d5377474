using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Fuzzing;

internal sealed partial class Exercise
{
    private void UseTable(TableHdu hdu)
    {
        Table? table = null;
        Do("Table", () => table = hdu.Table);
        if (table is null) return;
        Do("Table.ToHtml", () => table.ToHtml());
        Do("Table.ToString", () => table.ToString());
        foreach (var column in table.Columns)
        {
            Do("Column.ToString", () => column.ToString());
            Do($"Read of {column}", () => column.Read());
            if (column.RowCount > 1) Do($"Read of the last row of {column}", () => column.Read(column.RowCount - 1, 1));
        }
        Do("Rows", () => table.Rows.Take(100).Count(row => row.ToString().Length > 0));
    }

    private void UseGroups(GroupsHdu groups)
    {
        IReadOnlyList<string> names = [];
        Do("ParameterNames", () => names = groups.ParameterNames);
        if (groups.ParameterCount > 0) Do("Parameter", () => groups.Parameter(0));
        if (names is [var name, ..]) Do("Parameter by name", () => groups.Parameter(name));
        Do("Groups.Read", () => groups.Read<float>());
        if (groups.GroupCount > 0) Do("Last group", () => groups.Read<double>(groups.GroupCount - 1));
    }
}
