using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <summary>
    /// Where nodes find each other. Orleans reads its statements from the table OrleansQuery, by keys, parameters and columns
    /// that its AdoNet provider (10.4) has fixed; the tables that they work on are ours. SQLite has one node and needs none.
    /// Every change of a node raises the cluster's version, and is refused when the version is not the one it was decided on.
    /// </summary>
    [DbContext(typeof(PostgresDb))]
    [Migration("20261123000001_ClusterNodes")]
    public sealed class ClusterNodes : Migration
    {
        // Orleans calls the cluster's id DeploymentId. A status of 6 is a dead node, for good.
        private static readonly (string Key, string Text)[] Queries =
        [
            ("InsertMembershipVersionKey", """
                WITH added AS (
                    INSERT INTO cluster_versions ("ClusterId", "Version") VALUES (@DeploymentId, 0)
                    ON CONFLICT DO NOTHING RETURNING 1)
                SELECT EXISTS (SELECT FROM added)
                """),
            ("InsertMembershipKey", """
                WITH turned AS (
                    UPDATE cluster_versions SET "Version" = "Version" + 1
                    WHERE "ClusterId" = @DeploymentId AND "Version" = @Version AND NOT EXISTS (
                        SELECT FROM cluster_nodes
                        WHERE "ClusterId" = @DeploymentId AND "Address" = @Address AND "Port" = @Port AND "Generation" = @Generation)
                    RETURNING "ClusterId"),
                added AS (
                    INSERT INTO cluster_nodes ("ClusterId", "Address", "Port", "Generation", "SiloName", "HostName",
                        "Status", "ProxyPort", "StartTime", "IAmAliveTime")
                    SELECT "ClusterId", @Address, @Port, @Generation, @SiloName, @HostName,
                        @Status, @ProxyPort, @StartTime, @IAmAliveTime
                    FROM turned RETURNING 1)
                SELECT EXISTS (SELECT FROM added)
                """),
            ("UpdateMembershipKey", """
                WITH turned AS (
                    UPDATE cluster_versions SET "Version" = "Version" + 1
                    WHERE "ClusterId" = @DeploymentId AND "Version" = @Version AND EXISTS (
                        SELECT FROM cluster_nodes
                        WHERE "ClusterId" = @DeploymentId AND "Address" = @Address AND "Port" = @Port AND "Generation" = @Generation)
                    RETURNING "ClusterId"),
                changed AS (
                    UPDATE cluster_nodes n
                    SET "Status" = @Status, "SuspectTimes" = @SuspectTimes, "IAmAliveTime" = @IAmAliveTime
                    FROM turned t
                    WHERE n."ClusterId" = t."ClusterId" AND "Address" = @Address AND "Port" = @Port AND "Generation" = @Generation
                    RETURNING 1)
                SELECT EXISTS (SELECT FROM changed)
                """),
            ("UpdateIAmAlivetimeKey", """
                UPDATE cluster_nodes SET "IAmAliveTime" = @IAmAliveTime
                WHERE "ClusterId" = @DeploymentId AND "Address" = @Address AND "Port" = @Port AND "Generation" = @Generation
                """),
            ("MembershipReadAllKey", """
                SELECT v."Version", n."Address", n."Port", n."Generation", n."SiloName", n."HostName", n."Status",
                    n."ProxyPort", n."SuspectTimes", n."StartTime", n."IAmAliveTime"
                FROM cluster_versions v LEFT JOIN cluster_nodes n ON n."ClusterId" = v."ClusterId"
                WHERE v."ClusterId" = @DeploymentId
                """),
            ("MembershipReadRowKey", """
                SELECT v."Version", n."Address", n."Port", n."Generation", n."SiloName", n."HostName", n."Status",
                    n."ProxyPort", n."SuspectTimes", n."StartTime", n."IAmAliveTime"
                FROM cluster_versions v LEFT JOIN cluster_nodes n ON n."ClusterId" = v."ClusterId"
                    AND n."Address" = @Address AND n."Port" = @Port AND n."Generation" = @Generation
                WHERE v."ClusterId" = @DeploymentId
                """),
            ("GatewaysQueryKey", """
                SELECT "Address", "ProxyPort", "Generation" FROM cluster_nodes
                WHERE "ClusterId" = @DeploymentId AND "Status" = @Status AND "ProxyPort" > 0
                """),
            ("CleanupDefunctSiloEntriesKey", """
                DELETE FROM cluster_nodes
                WHERE "ClusterId" = @DeploymentId AND "Status" = 6
                    AND "StartTime" < @IAmAliveTime AND "IAmAliveTime" < @IAmAliveTime
                """),
            ("DeleteMembershipTableEntriesKey", """
                WITH gone AS (DELETE FROM cluster_nodes WHERE "ClusterId" = @DeploymentId)
                DELETE FROM cluster_versions WHERE "ClusterId" = @DeploymentId
                """),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE cluster_versions (
                    "ClusterId" text PRIMARY KEY,
                    "Version" integer NOT NULL);
                CREATE TABLE cluster_nodes (
                    "ClusterId" text NOT NULL,
                    "Address" text NOT NULL,
                    "Port" integer NOT NULL,
                    "Generation" integer NOT NULL,
                    "SiloName" text NOT NULL,
                    "HostName" text NOT NULL,
                    "Status" integer NOT NULL,
                    "ProxyPort" integer NOT NULL,
                    "SuspectTimes" text,
                    "StartTime" timestamptz NOT NULL,
                    "IAmAliveTime" timestamptz NOT NULL,
                    PRIMARY KEY ("ClusterId", "Address", "Port", "Generation"));
                CREATE TABLE orleansquery (
                    querykey text PRIMARY KEY,
                    querytext text NOT NULL);
                """);
            foreach (var (key, text) in Queries)
                migrationBuilder.Sql($"INSERT INTO orleansquery (querykey, querytext) VALUES ('{key}', $query${text}$query$);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP TABLE orleansquery; DROP TABLE cluster_nodes; DROP TABLE cluster_versions;");
    }
}
