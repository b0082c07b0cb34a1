namespace Tandem.Engine.Catalog;

/// <summary>An item whose stock a reading showed to be another one.</summary>
/// <param name="Before">What the reading before showed; null where there was none, or the shop did not count.</param>
/// <param name="ReadBefore">When that reading began; its default for the first reading.</param>
internal sealed record ItemMove(Item Item, int? Before, DateTimeOffset ReadBefore);
