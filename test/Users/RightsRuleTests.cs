using Tandem.Engine.Users;

namespace Tandem.Tests.Users;

/// <summary>The whole table, said a second time: who reads it sees what each role may do.</summary>
public sealed class RightsRuleTests
{
    [Theory]
    [InlineData(Role.Owner, "See Ship Answer Inspect Refund Stock Money Settings People")]
    [InlineData(Role.Staff, "See Ship Answer Inspect Refund Stock Money")]
    [InlineData(Role.Warehouse, "See Ship Inspect")]
    [InlineData(Role.Bookkeeper, "See Money")]
    [InlineData(Role.ReadOnly, "See")]
    public void Role_HasTheseRights_AndNoOthers(Role role, string rights) =>
        Assert.Equal(rights, string.Join(' ', Enum.GetValues<Right>().Where(right => RightsRule.Has(role, right))));

    [Fact]
    public void Nobody_HasNone_AndNeitherHasARoleThatIsNone() => Assert.DoesNotContain(
        Enum.GetValues<Right>(), right => RightsRule.Has(null, right) || RightsRule.Has((Role)99, right));

    [Fact]
    public void EveryRole_IsInTheTable() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.True(RightsRule.Has(role, Right.See)));
}
