using Tandem.Engine.Values;

namespace Tandem.Engine.Users;

/// <summary>What a user is to a seller. Without a row a user knows nothing of the seller, not even that it exists.</summary>
internal sealed class Membership
{
    public Guid UserId { get; set; }
    public SellerId SellerId { get; set; }
    public Role Role { get; set; }
}
