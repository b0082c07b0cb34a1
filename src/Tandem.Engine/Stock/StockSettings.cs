namespace Tandem.Engine.Stock;

/// <summary>The settings that count for one item of one offer, all scopes taken together.</summary>
/// <param name="SafetyFrom">Who said the units of safety stock; null: nobody.</param>
/// <param name="PercentFrom">Who said its share; null: nobody.</param>
internal sealed record StockSettings(
    int Safety = 0, int SafetyPercent = 0, int? Cap = null, int? Minimum = null, int? Fixed = null, int? Assumed = null,
    int? Backorders = null, Treatment Treatment = Treatment.Follow, bool SellUnpublished = false,
    SafetyOrigin? SafetyFrom = null, SafetyOrigin? PercentFrom = null)
{
    public static StockSettings None { get; } = new();
}
