using System.Text.Json;
using Tandem.Engine.Stock;

namespace Tandem.Engine.External;

/// <summary>How a seller's stock is read, as the trail of changes keeps it: without its address and its password.</summary>
internal sealed record SourceTerms(StockSource Kind, int EveryMinutes, int LagMinutes, bool MissingToZero, SourceColumns? Columns)
{
    public static SourceTerms Of(ExternalSource row) =>
        new(row.Kind, row.EveryMinutes, row.LagMinutes, row.MissingToZero, SourceBook.Columns(row.Columns));

    public static SourceTerms Parse(string text) => JsonSerializer.Deserialize<SourceTerms>(text)!;

    public string ToText() => JsonSerializer.Serialize(this);
}
