using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>One number of the external source.</summary>
/// <param name="Line">Its line in the file, or its place in the list, counted from 1.</param>
/// <param name="At">When it was true; null: at the moment of the file.</param>
internal sealed record SourceRow(int Line, Gtin? Gtin, Sku? Sku, int Units, DateTimeOffset? At = null);
