using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>
/// Adds a file up while it is read: one row for each article, whatever the file's length. What a dot means is known at the end
/// only, so both numbers are kept until then.
/// </summary>
internal sealed class CsvSum
{
    /// <summary>Rows that a file may have; more is no list of one seller's articles.</summary>
    public const int MostRows = 500_000;

    private const int LongestKey = 40;
    private readonly Dictionary<(Gtin?, Sku?), Row> _rows = [];
    private readonly List<BadRow> _firstBad = [];
    private int _taken;
    private int _bad;
    private DotMeaning _dots;

    /// <exception cref="SourceProblem">There are too many rows.</exception>
    public void Take(int line, string gtinText, string skuText, string unitsText)
    {
        if (++_taken > MostRows) throw new SourceProblem(Reason.Of("source.too-many-rows", ("most", MostRows)));
        var (gtin, sku, units) = (Gtin.TryParse(gtinText), Sku.TryParse(skuText), UnitsRule.Read(unitsText));
        _dots = _dots.And(units);
        BadRowKind? problem = gtin is null && sku is null ? BadRowKind.NoKey : unitsText.Length == 0 ? BadRowKind.NoQuantity
            : units.Units is null ? BadRowKind.NotWhole : Add(line, gtin, sku, units) ? null : BadRowKind.Twice;
        if (problem is { } kind) Skip(line, kind, gtinText.Length > 0 ? gtinText : skuText);
    }

    /// <exception cref="SourceProblem">There is not one row that can be used.</exception>
    public CsvReading End(SourceColumns columns)
    {
        if (_dots.IsUnclear)
        {
            foreach (var (id, row) in _rows.Where(r => r.Value.Grouped).ToList())
            {
                _rows.Remove(id);
                Skip(row.Line, BadRowKind.TwoNotations, row.Gtin?.ToString() ?? row.Sku?.Text ?? "");
            }
        }

        if (_rows.Count == 0) throw new SourceProblem(Reason.Of("source.no-rows", ("bad", _bad)));
        return new CsvReading(
            [.. _rows.Values.Select(r => new SourceRow(r.Line, r.Gtin, r.Sku, _dots.IsDecimal ? r.WithDecimals : r.Units))], _bad,
            _firstBad, columns);
    }

    private void Skip(int line, BadRowKind kind, string key)
    {
        _bad++;
        if (_firstBad.Count < CsvFile.BadRowsShown) _firstBad.Add(new BadRow(line, kind, CsvFile.Short(key, LongestKey)));
    }

    /// <returns>False where the article stood in an earlier row; the lower number counts.</returns>
    private bool Add(int line, Gtin? gtin, Sku? sku, UnitsReading units)
    {
        // A GTIN says it all; a code beside it may differ per row (sizes, batches).
        var id = gtin is null ? ((Gtin?)null, sku) : (gtin, null);
        var row = new Row(line, gtin, sku, units.Units!.Value, UnitsRule.Settle(units, dotsAreDecimals: true)!.Value,
            units.Grouped);
        if (!_rows.TryGetValue(id, out var had))
        {
            _rows[id] = row;
            return true;
        }

        _rows[id] = had with
        {
            Units = Math.Min(had.Units, row.Units),
            WithDecimals = Math.Min(had.WithDecimals, row.WithDecimals),
            Grouped = had.Grouped || row.Grouped,
        };
        return false;
    }

    private readonly record struct Row(int Line, Gtin? Gtin, Sku? Sku, int Units, int WithDecimals, bool Grouped);
}
