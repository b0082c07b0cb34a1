namespace Tandem.Engine.External;

/// <summary>A row that was passed over. <see cref="Key"/> is the code that stood in it, shortened.</summary>
public sealed record BadRow(int Line, BadRowKind Kind, string Key);

/// <summary>What came of one run of the external source.</summary>
/// <param name="Rows">Rows with a code and a number.</param>
/// <param name="Items">Items that got a number.</param>
/// <param name="Changed">Of those, with another number than before.</param>
/// <param name="Unknown">Rows whose code no item carries.</param>
/// <param name="Uncounted">Items that got a number which the shop cannot take, because it does not count them one by one.</param>
/// <param name="Missing">Items that had a number and are not in the file.</param>
/// <param name="Bad">Rows that were passed over.</param>
/// <param name="FirstBad">The first twenty of them.</param>
/// <param name="Columns">The columns that were used: GTIN, SKU, number.</param>
public sealed record SourceRun(
    DateTimeOffset At, DateTimeOffset? FileAt, int Rows, int Items, int Changed, int Unknown, int Uncounted, int Missing, int Bad,
    IReadOnlyList<BadRow> FirstBad, SourceColumns? Columns);

/// <summary>Names of columns; null: there is none.</summary>
public sealed record SourceColumns(string? Gtin, string? Sku, string? Quantity);
