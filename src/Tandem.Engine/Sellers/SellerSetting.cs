using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>What a seller has chosen for a feature, as the feature's own record. No row: as a new seller has it.</summary>
internal sealed class SellerSetting
{
    public SellerId SellerId { get; set; }

    /// <summary>The record's <see cref="ISettings{T}.Name"/>.</summary>
    public required string Name { get; set; }

    /// <summary>The record.</summary>
    public required string Json { get; set; }
}
