using Tandem.Engine.Sellers;

namespace Tandem.Engine.Warehouse;

/// <summary>What a seller lets happen when bol's warehouse runs out.</summary>
/// <param name="Units">Own units that must be free before an offer goes over.</param>
public sealed record LvbSetting(bool FallBack, int Units, LvbPromise? Promise) : ISettings<LvbSetting>
{
    public static string Name => "offers.lvb";

    public static LvbSetting Usual { get; } = new(false, 1, null);
}
