using Tandem.Engine.Sellers;

namespace Tandem.Engine.Stock;

/// <summary>How long a sale of one side may stay unknown to the other, as measured; grows while a side is late.</summary>
/// <param name="At">When it was measured; null: never, it is a guess.</param>
internal sealed record MeasuredWindow(double Seconds, DateTimeOffset? At) : ISettings<MeasuredWindow>
{
    public static string Name => "measured-window";

    public static MeasuredWindow Usual { get; } = new(60, null);
}
