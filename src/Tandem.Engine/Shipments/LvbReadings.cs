using Tandem.Engine.Offers;

namespace Tandem.Engine.Shipments;

/// <summary>What is read of bol's own warehouse: what lies there, and what is on its way to it.</summary>
internal sealed class LvbReadings(ReadLvbStock stock, ReadReplenishments replenishments)
{
    public ReadLvbStock Stock => stock;

    public ReadReplenishments Replenishments => replenishments;
}
